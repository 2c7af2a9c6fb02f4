package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.S3Answer;
import java.util.Optional;

/** Whether something was copied, which an answer of 200 alone does not say: the store may have failed after it. */
final class CopiedEtag {

    private CopiedEtag() {}

    /** @param document what the store answers with where it has copied; anything else, or half of it, is a failure */
    static Optional<String> of(S3Answer answer, String document) {
        return answer.isSuccess()
                ? Optional.of(answer.xml())
                        .filter(xml -> xml.name().equals(document))
                        .map(xml -> xml.find("ETag").orElse(""))
                : Optional.empty();
    }
}
