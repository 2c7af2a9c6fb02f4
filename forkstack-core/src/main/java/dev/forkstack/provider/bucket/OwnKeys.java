package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.EnvVars;
import java.net.URI;
import java.util.Optional;

/** Says where the bucket is; the application has keys of its own, or a role. Thread-safe. */
public record OwnKeys(S3Api api, Optional<URI> endpoint) implements BucketKeys {

    @Override
    public EnvVars connect(String bucket, EnvVars held) {
        EnvVars variables = new BucketAccess(bucket, endpoint, api.store().region(), Optional.empty()).asVariables();
        BucketProof.read(variables, api);
        return variables;
    }
}
