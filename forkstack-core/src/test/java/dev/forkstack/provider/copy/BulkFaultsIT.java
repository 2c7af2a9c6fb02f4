package dev.forkstack.provider.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.provider.empty.BucketRemoval;
import dev.forkstack.testing.MoodyBuckets;
import dev.forkstack.testing.RecordedProgress;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * Every fault at every kind of request of a copy and of a removal, one a run: it is well in the end, or says what was wrong
 * and is well when it is run again, and never takes half for the whole.
 */
class BulkFaultsIT {

    @RegisterExtension
    static final MoodyBuckets STORE = new MoodyBuckets();

    private static final int EVERY = Integer.getInteger("forkstack.faults.every", 1);

    /** Takes minutes until the time for an answer is over again and again; what a limit of time does is shown elsewhere. */
    private static final Set<Fault.Kind> LEFT_OUT =
            EnumSet.of(Fault.Kind.ENDLESS_ANSWER, Fault.Kind.SLOW_READY, Fault.Kind.READY_THAT_IS_NOT);

    private static final PartSizes SMALL = new PartSizes(5_000_000, 5 * 1_048_576);
    private static final String LARGE = "x".repeat(5_500_000);

    private final List<String> violations = new ArrayList<>();
    private int runs;
    private int well;

    private record Request(String method, String path) {}

    private interface Work {
        void run(S3Api api);
    }

    /** Runs it with the fault, again without if it has failed, and returns whether it had to. */
    private boolean disturbed(Request request, Fault.Kind kind, Work work) {
        STORE.emulator().traffic().forget();
        STORE.emulator().traffic().fail(new Fault(request.method(), request.path(), 1, kind));
        boolean failed = false;
        try {
            work.run(STORE.api(new RecordedProgress()));
            well++;
        } catch (ForkStackException e) {
            failed = true;
            if (e.remedy().isBlank() || e.getMessage().contains("secret-of-owner")) {
                violations.add(kind + " at " + request + ": " + e.getMessage());
            }
        }
        if (STORE.emulator().traffic().remaining() > 0) {
            violations.add(kind + " at " + request + ": never met");
        }
        STORE.emulator().traffic().heal();
        if (failed) {
            work.run(STORE.api(new RecordedProgress()));
        }
        runs++;
        return failed;
    }

    private static boolean isChosen(Fault.Kind kind, int request) {
        return !LEFT_OUT.contains(kind) && (kind.ordinal() * 7 + request) % EVERY == 0;
    }

    @Test
    void aCopyIsWholeOrSaysSo() {
        String source = STORE.bucket("a", "b", "c");
        STORE.put(source, "large", LARGE);
        Map<String, String> expected = STORE.content(source);
        for (Fault.Kind kind : Fault.Kind.values()) {
            for (int n = 0; n < 8; n++) {
                if (isChosen(kind, n)) {
                    String target = STORE.bucket();
                    Request request = List.of(
                                    new Request("GET", "/" + source + "/?\\?.*list-type"),
                                    new Request("GET", "/" + target + "/?\\?.*list-type"),
                                    new Request("PUT", "/" + target + "/b"),
                                    new Request("HEAD", "/" + source + "/large"),
                                    new Request("GET", "/" + source + "/large\\?tagging"),
                                    new Request("POST", "/" + target + "/large\\?uploads"),
                                    new Request("PUT", "/" + target + "/large\\?.*partNumber=2"),
                                    new Request("POST", "/" + target + "/large\\?uploadId"))
                            .get(n);
                    disturbed(
                            request,
                            kind,
                            api -> BucketCopy.run(
                                    CopyOrder.within(api, source, target).parts(SMALL)));
                    if (!STORE.content(target).equals(expected)) {
                        violations.add(kind + " at " + request + ": "
                                + STORE.content(target).keySet());
                    }
                    judgeUploads(request, kind, target);
                }
            }
        }
        report("copy");
    }

    private void judgeUploads(Request request, Fault.Kind kind, String target) {
        boolean mayBeUnknown = request.path().endsWith("uploads"); // whose answer, with the id, did not come
        int open = STORE.client()
                .listMultipartUploads(list -> list.bucket(target))
                .uploads()
                .size();
        if (open > 0 && !mayBeUnknown) {
            violations.add(kind + " at " + request + ": " + open + " unfinished uploads");
        }
    }

    @Test
    void aRemovalIsWholeOrSaysSo() {
        for (Fault.Kind kind : Fault.Kind.values()) {
            for (int n = 0; n < 6; n++) {
                if (isChosen(kind, n)) {
                    String bucket = STORE.bucket("a", "b", ".forkstack/mark.json");
                    STORE.client()
                            .putBucketVersioning(versioning -> versioning
                                    .bucket(bucket)
                                    .versioningConfiguration(config -> config.status(BucketVersioningStatus.ENABLED)));
                    STORE.client().deleteObject(delete -> delete.bucket(bucket).key("a"));
                    STORE.client()
                            .createMultipartUpload(
                                    upload -> upload.bucket(bucket).key("half"));
                    Request request = List.of(
                                    new Request("GET", "/" + bucket + "/?\\?.*versions"),
                                    new Request("GET", "/" + bucket + "/?\\?.*uploads"),
                                    new Request("GET", "/" + bucket + "/?\\?.*prefix.*versions"),
                                    new Request("POST", "/" + bucket + "/?\\?delete"),
                                    new Request("DELETE", "/" + bucket + "/half\\?uploadId"),
                                    new Request("DELETE", "/" + bucket + "/?$"))
                            .get(n);
                    disturbed(request, kind, api -> new BucketRemoval(api).delete(bucket, Map.of()));
                    // A store that says of the bucket that it does not stand is believed.
                    boolean isDenied = kind == Fault.Kind.NOT_FOUND_404 && n == 5;
                    if (!isDenied
                            && STORE.client().listBuckets().buckets().stream()
                                    .anyMatch(each -> each.name().equals(bucket))) {
                        violations.add(kind + " at " + request + ": the bucket stands");
                    }
                }
            }
        }
        report("removal");
    }

    private void report(String what) {
        System.out.println("Faults in a bucket's " + what + ": " + runs + " runs, " + well
                + " ended well at once, the others when run again; " + violations.size() + " violations");
        assertThat(violations).isEmpty();
        assertThat(runs).isPositive();
    }
}
