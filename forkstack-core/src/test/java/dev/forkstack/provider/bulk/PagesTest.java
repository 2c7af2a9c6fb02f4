package dev.forkstack.provider.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.http.Pacing;
import dev.forkstack.http.ScriptedServer;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.Store;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.testing.RecordedProgress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stores make of a listing that does not begin at the beginning. */
class PagesTest {

    private final ScriptedServer server = new ScriptedServer();
    private final List<ObjectEntry> found = new ArrayList<>();

    PagesTest() throws IOException {}

    @AfterEach
    void close() {
        server.close();
    }

    private void between(String after, String last) {
        S3Api api = new S3Api(
                new Store("Store", server.uri(), "us-east-1", "Set KEY."),
                () -> new AccessKey("AKID", new Secret("secret"), Optional.empty()),
                Pacing.DEFAULT,
                new RecordedProgress());
        new Pages(new Sender(api, new AdaptiveLimit(1, System::nanoTime)), "b", Map.of())
                .between(after, Optional.of(last), found::add);
    }

    private static String page(String next, String... keys) {
        StringBuilder page = new StringBuilder("<ListBucketResult><IsTruncated>true</IsTruncated>"
                + "<NextContinuationToken>" + next + "</NextContinuationToken>");
        for (String key : keys) {
            page.append("<Contents><Key>").append(key).append("</Key><Size>1</Size></Contents>");
        }
        return page + "</ListBucketResult>";
    }

    @Test
    void theLastIsTakenAndWhatComesAfterItIsNotAskedFor() {
        server.then(200, "", page("t", "n", "\uFFFD")).then(200, "", page("u", "\uD83D\uDE00", "\uD83D\uDE01"));

        between("m", "\uD83D\uDE00");

        assertThat(found).extracting(ObjectEntry::key).containsExactly("n", "\uFFFD", "\uD83D\uDE00");
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aStoreThatBeginsAtTheBeginningAllTheSameIsNotReadThrough() {
        server.then(200, "", page("t", "a", "b")).then(200, "", page("u", "c", "d"));

        between("m", "z");

        assertThat(found).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 501})
    void aStoreThatRefusesToBeginElsewhereHasNoneInThatRangeAndIsNotAskedAgain(int status) {
        server.then(status, "", "<Error><Code>InvalidArgument</Code></Error>");

        between("m", "z");

        assertThat(found).isEmpty();
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void whatAStoreSaysOfItsBeginningIsNoAnswerToThat() {
        server.then(400, "", "<Error><Code>InvalidArgument</Code></Error>");

        assertThat(catchThrowableOfType(ForkStackException.class, () -> between("", "z")))
                .hasMessageContaining("400");
    }
}
