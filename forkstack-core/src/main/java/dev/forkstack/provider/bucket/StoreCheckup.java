package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What {@code doctor} asks a store: only reads. Immutable.
 *
 * @param listing the permission without which no list is given, for people
 * @param more what is to be looked at besides
 */
public record StoreCheckup(BucketFinder finder, String listing, List<Supplier<Finding>> more) implements Diagnosable {

    @Override
    public List<Finding> diagnose() {
        List<Finding> findings = new ArrayList<>();
        Finding source = Finding.looked(this::source);
        findings.add(source);
        if (source.level() != Finding.Level.PROBLEM) {
            findings.add(Finding.looked(this::objects));
        }
        findings.add(Finding.looked(this::buckets));
        more.forEach(look -> findings.add(Finding.looked(look)));
        return findings;
    }

    /** That it is found says that the endpoint is right, the key is known, and so is the region. */
    private Finding source() {
        S3Api api = finder.api();
        return new Buckets(api)
                .head(finder.production())
                .map(answer -> region(answer, api.store().region()))
                .orElseGet(() -> Finding.problem(
                        api + " has no bucket " + finder.production() + " to fork from",
                        "Set bucket.prod to the name of production's bucket."));
    }

    private Finding region(S3Answer answer, String ours) {
        String its = answer.header("x-amz-bucket-region").orElse(ours);
        return its.equals(ours) || ours.equals("auto")
                ? Finding.ok("bucket " + finder.production() + " at " + finder.api())
                : Finding.problem(
                        "bucket " + finder.production() + " is in " + its + ", and environments would be in " + ours,
                        "Set bucket.region to " + its + ".");
    }

    private Finding objects() {
        finder.api()
                .call(S3Request.of("GET", "list the objects of bucket " + finder.production(), finder.production(), "")
                        .with("list-type", "2")
                        .with("max-keys", "1"));
        return Finding.ok("the key may list what is in " + finder.production());
    }

    private Finding buckets() {
        try {
            int standing = finder.list().size();
            return Finding.ok(standing + (standing == 1 ? " bucket" : " buckets") + " of environments");
        } catch (ForkStackException e) {
            if (e.kind() != Kind.UNAUTHORIZED) {
                throw e;
            }
            return Finding.warning(
                    "the key may not list buckets, so there is no list of environments", "Allow " + listing + ".");
        }
    }
}
