package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.S3Answer;
import java.util.Optional;
import java.util.Set;

/** Whether something was copied, which an answer of 200 alone does not say: the store may have failed after it. */
final class CopiedEtag {

    /** Stores name the document by the whole or by the part, as they like; anything else, or half of it, is a failure. */
    private static final Set<String> DOCUMENTS =
            Set.of("CopyObjectResult", "CopyPartResult", "CompleteMultipartUploadResult");

    private CopiedEtag() {}

    /** Of what was made. */
    static Optional<String> of(S3Answer answer) {
        return answer.isSuccess()
                ? Optional.of(answer.xml())
                        .filter(xml -> DOCUMENTS.contains(xml.name()))
                        .flatMap(xml -> xml.find("ETag"))
                : Optional.empty();
    }
}
