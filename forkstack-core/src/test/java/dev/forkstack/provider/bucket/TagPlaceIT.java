package dev.forkstack.provider.bucket;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.testing.MoodyBuckets;
import dev.forkstack.testing.RecordedProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a store says instead of a bucket's tags says nothing of whose the bucket is. */
class TagPlaceIT {

    @RegisterExtension
    static final MoodyBuckets STORE = new MoodyBuckets();

    /** Amazon answers so in the middle of a removal, which must not take the bucket for gone. */
    @Test
    void aTokenThatHasEndedIsNoBucketWithoutAMark() {
        String bucket = STORE.bucket();
        STORE.mood((call, behind) -> {
            throw new Refusal(400, "ExpiredToken", "The provided token has expired.");
        });
        assertThatThrownBy(() -> new TagPlace(STORE.api(new RecordedProgress())).look(bucket))
                .isInstanceOf(ForkStackException.class);
    }
}
