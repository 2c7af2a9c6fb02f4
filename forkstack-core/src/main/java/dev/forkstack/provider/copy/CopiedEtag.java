package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.Xml;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether something was copied, which an answer of 200 alone does not say: the store may have failed after it. */
final class CopiedEtag {

    /** Stores name the document by the whole or by the part, as they like; anything else, or half of it, is a failure. */
    private static final Set<String> DOCUMENTS =
            Set.of("CopyObjectResult", "CopyPartResult", "CompleteMultipartUploadResult");

    /** What nearly all answers are: to make a reader for each of many thousand takes a tenth of the time of a copy. */
    private static final Pattern PLAIN =
            Pattern.compile("\\s*(?:<\\?xml [^<>]*>\\s*)?<(Copy(?:Object|Part)Result)(?: [^<>]*)?>"
                    + "(?:\\s*<(?!ETag>)(\\w+)>[^<]*</\\2>)*+"
                    + "\\s*<ETag>((?:\"|&quot;|&#34;)?[^<&\"]+(?:\"|&quot;|&#34;)?)</ETag>"
                    + "(?:\\s*<(\\w+)>[^<]*</\\4>)*+\\s*</\\1>\\s*");

    private CopiedEtag() {}

    /** Of what was made. */
    static Optional<String> of(S3Answer answer) {
        if (!answer.isSuccess()) {
            return Optional.empty();
        }
        Matcher plain = PLAIN.matcher(answer.text());
        return plain.matches()
                ? Optional.of(plain.group(3).replace("&quot;", "\"").replace("&#34;", "\""))
                : read(answer.xml());
    }

    private static Optional<String> read(Xml document) {
        return DOCUMENTS.contains(document.name()) ? document.find("ETag") : Optional.empty();
    }
}
