package dev.forkstack.provider.s3;

import org.junit.jupiter.api.BeforeAll;

/** Buckets at S3Proxy, whose buckets have no tags. */
class S3StoreContractIT extends StoreContract {

    @BeforeAll
    static void start() throws Exception {
        at(RunningStore.s3proxy(directory.resolve("buckets")));
    }
}
