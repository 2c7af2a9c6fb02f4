package dev.forkstack.provider.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Operation;
import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.provider.bucket.MarkPlace;
import dev.forkstack.provider.bucket.TagPlace;
import dev.forkstack.testing.MoodyBuckets;
import dev.forkstack.testing.RecordedProgress;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where nobody says whose buckets are to be, a stranger's is not taken for ours however open it is. */
class ListedPlaceIT {

    @RegisterExtension
    static final MoodyBuckets STORE = new MoodyBuckets();

    private static MarkPlace place() {
        S3Api api = STORE.api(new RecordedProgress());
        return new ListedPlace(new TagPlace(api), new Buckets(api), "b-", Map.of());
    }

    @Test
    void aBucketOfTheAccountIsLookedAtAndListedOnce() {
        String one = STORE.bucket();
        String other = STORE.bucket();
        MarkPlace place = place();
        STORE.calls().clear();
        assertThat(place.look(one)).isPresent();
        assertThat(place.look(other)).isPresent();
        assertThat(place.look("b-none")).isEmpty();
        assertThat(STORE.calls(S3Operation.LIST_BUCKETS)).isEqualTo(1);
    }

    @Test
    void aBucketThatAStrangerOpensToAllIsNotOurs() {
        String bucket = STORE.bucket();
        STORE.mood((call, behind) -> call.operation() == S3Operation.LIST_BUCKETS
                ? S3Answer.xml(200, "<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>")
                : behind.pass(call));
        ForkStackException failure = catchThrowableOfType(ForkStackException.class, () -> place().look(bucket));
        assertThat(failure.kind()).isEqualTo(Kind.NOT_OURS);
        assertThat(failure.remedy()).contains("bucket.account");
    }

    @Test
    void aKeyThatMayNotListIsToldWhatHelps() {
        String bucket = STORE.bucket();
        STORE.mood((call, behind) -> {
            if (call.operation() == S3Operation.LIST_BUCKETS) {
                throw new Refusal(403, "AccessDenied", "no");
            }
            return behind.pass(call);
        });
        ForkStackException failure = catchThrowableOfType(ForkStackException.class, () -> place().look(bucket));
        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.remedy()).contains("bucket.account", "s3:ListAllMyBuckets");
    }
}
