package dev.forkstack.provider.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.model.ForkStackException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CopiedEtagTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String S3 = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";
    private static final String TIME = "<LastModified>2026-01-01T00:00:00.000Z</LastModified>";

    private static Optional<String> etag(String body) {
        return CopiedEtag.of(new S3Answer(
                200,
                () -> HttpHeaders.of(Map.of(), (name, value) -> true),
                body.getBytes(StandardCharsets.UTF_8),
                "",
                () -> new ForkStackException(
                        ForkStackException.Kind.MALFORMED_RESPONSE, "That is no answer.", "Ask again.")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                HEAD + "<CopyObjectResult" + S3 + ">" + TIME + "<ETag>\"abc-2\"</ETag></CopyObjectResult>",
                HEAD + "\n<CopyObjectResult>\n  <ETag>&quot;abc-2&quot;</ETag>\n  " + TIME + "\n</CopyObjectResult>\n",
                "<CopyPartResult><ETag>&#34;abc-2&#34;</ETag><ChecksumSHA256>x=</ChecksumSHA256></CopyPartResult>",
                "\n \n" + HEAD + "<CopyObjectResult>" + TIME + "<ETag>\"abc-2\"</ETag></CopyObjectResult>",
                HEAD + "<!-- a store --><CopyObjectResult><ETag>\"abc-2\"</ETag></CopyObjectResult>",
                "<s:CopyObjectResult xmlns:s=\"a\"><s:ETag>\"abc-2\"</s:ETag></s:CopyObjectResult>",
                "<CopyObjectResult><ETag><![CDATA[\"abc-2\"]]></ETag></CopyObjectResult>",
                "<CopyObjectResult><ETag>&#x22;abc-2&#x22;</ETag></CopyObjectResult>",
                "<CopyObjectResult><Owner><ETag>of another</ETag></Owner><ETag>\"abc-2\"</ETag></CopyObjectResult>",
                "<CompleteMultipartUploadResult><Key>a</Key><ETag>\"abc-2\"</ETag></CompleteMultipartUploadResult>"
            })
    void isReadHoweverItIsWritten(String body) {
        assertThat(etag(body)).contains("\"abc-2\"");
    }

    @Test
    void hasNoQuotesWhereTheStoreWritesNone() {
        assertThat(etag("<CopyObjectResult><ETag>abc</ETag></CopyObjectResult>"))
                .contains("abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<CopyObjectResult></CopyObjectResult>",
                "<CopyObjectResult><ETag></ETag></CopyObjectResult>",
                "<CopyObjectResult/>",
                "<Other><ETag>\"abc\"</ETag></Other>",
                "<CopyObjectResult><Owner><ETag>of another</ETag></Owner></CopyObjectResult>",
                "<Error><Code>InternalError</Code></Error>"
            })
    void isNotThereInAnythingElse(String body) {
        assertThat(etag(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                HEAD,
                HEAD + "<CopyObjectResult>" + TIME + "<ETag>\"abc\"</ETag>",
                "<CopyObjectResult><ETag>\"abc\"</ETag></CopyPartResult>",
                "<CopyObjectResult><ETag>\"abc\"</ETag></CopyObject",
                "<html>it works</html"
            })
    void isNotBelievedInHalfAnAnswer(String body) {
        assertThatThrownBy(() -> etag(body)).isInstanceOf(ForkStackException.class);
    }
}
