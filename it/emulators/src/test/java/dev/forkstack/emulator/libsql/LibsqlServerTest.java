package dev.forkstack.emulator.libsql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Json;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulator answers what sqld 0.24.32 was seen to answer. */
final class LibsqlServerTest {

    private static final String PIPELINE = "/v2/pipeline";

    @TempDir
    Path directory;

    private LibsqlEmulator server;
    private LibsqlClient client;

    @BeforeEach
    void start() throws Exception {
        server = LibsqlEmulator.start(LibsqlOptions.in(directory));
        client = new LibsqlClient(server);
        client.admin("POST", "shop/create", "{}");
        client.sql("shop", "CREATE TABLE t (a)");
        client.sql("shop", "INSERT INTO t VALUES ('kept')");
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(server.traffic().violations()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theAdminTakesTheKeyItselfAndNothingElse() throws Exception {
        assertThat(client.raw("GET", "shop/config", "", "Bearer " + server.key()))
                .isEqualTo("401 ");
        assertThat(client.raw("GET", "shop/config", "", "basic wrong")).isEqualTo("401 ");
        assertThat(client.raw("GET", "shop/config", "", "BASIC " + server.key()))
                .startsWith("200 {\"block_reads\":false,\"block_writes\":false,");
    }

    @Test
    void whatIsNotThereAndWhatIsThereAlreadyIsSaidInTheServersWords() throws Exception {
        assertThat(client.admin("GET", "x/config", "")).isEqualTo("404 {\"error\":\"Namespace `x` doesn't exist\"}");
        assertThat(client.admin("POST", "shop/create", "{}"))
                .isEqualTo("400 {\"error\":\"Namespace `shop` already exists\"}");
        assertThat(client.admin("POST", "shop/fork/shop", ""))
                .isEqualTo("400 {\"error\":\"Namespace `shop` already exists\"}");
        assertThat(client.admin("POST", "x/fork/y", "")).startsWith("404 ");
        assertThat(client.admin("DELETE", "x", "")).startsWith("404 ");
        assertThat(client.admin("POST", "shop/fork/y", "{\"timestamp\":\"2026-01-01T00:00:00\"}"))
                .isEqualTo("500 {\"error\":\"backup service not configured\"}");
        assertThat(client.raw("POST", "y/create", "", "basic " + server.key())).startsWith("415 ");
        assertThat(client.sql("x", "SELECT 1")).isEqualTo("404 {\"error\":\"Namespace `x` doesn't exist\"}");
        assertThat(server.state()).isEqualTo("namespace shop\n");
    }

    @Test
    void aForkHasAllDataAndTheConfigurationAndThenItsOwn() throws Exception {
        client.admin("POST", "shop/config", "{\"block_reads\":false,\"block_writes\":true}");
        assertThat(client.admin("POST", "shop/fork/alice", "")).isEqualTo("200 ");

        assertThat(client.sql("alice", "DELETE FROM t")).contains("readonly");
        client.admin("POST", "alice/config", "{\"block_reads\":false,\"block_writes\":false}");
        client.sql("alice", "DELETE FROM t");

        assertThat(client.sql("shop", "SELECT a FROM t")).contains("kept");
        assertThat(client.sql("alice", "SELECT a FROM t")).doesNotContain("kept");
        assertThat(client.admin("DELETE", "alice", "")).isEqualTo("200 ");
        assertThat(client.sql("alice", "SELECT 1")).startsWith("404 ");
    }

    @Test
    void aForkOntoWhatIsOnTheDiskAloneDestroysItUnlessSomebodyHasLookedAtItBefore() throws Exception {
        client.admin("POST", "shop/fork/alice", "");
        server.unload();
        client.admin("GET", "alice/config", "");
        assertThat(client.admin("POST", "shop/fork/alice", "")).startsWith("400 ");
        server.unload();

        assertThat(client.admin("POST", "shop/fork/alice", ""))
                .isEqualTo("500 {\"error\":\"io error: Directory not empty (os error 39)\"}");

        assertThat(client.admin("GET", "alice/config", "")).startsWith("404 ");
        assertThat(client.admin("POST", "shop/fork/alice", "")).isEqualTo("200 ");
    }

    @Test
    void whatIsConfiguredAnewKeepsSomeAndForgetsTheRest() throws Exception {
        client.admin(
                "POST",
                "strict/create",
                "{\"max_db_size\":\"1.0 GB\",\"durability_mode\":\"strong\",\"jwt_key\":\"k\",\"txn_timeout_s\":7}");

        assertThat(client.admin("POST", "strict/config", "{\"block_reads\":false}"))
                .startsWith("422 ")
                .contains("missing field `block_writes`");
        client.admin("POST", "strict/config", "{\"block_reads\":false,\"block_writes\":false}");

        assertThat(client.admin("GET", "strict/config", ""))
                .contains("\"max_db_size\":\"1.0 GB\"", "\"durability_mode\":\"strong\"")
                .contains("\"jwt_key\":null", "\"txn_timeout_s\":null");
    }

    @Test
    void theNamespaceIsThatOfTheHeadersOrOfAPathAtAHostThatSaysNothing() throws Exception {
        assertThat(client.data("/dev/shop" + PIPELINE, Map.of("Host", "localhost:1"), "SELECT a FROM t"))
                .contains("kept");
        assertThat(client.data(PIPELINE, Map.of("Host", "shop.db.example.com"), "SELECT a FROM t"))
                .contains("kept");
        assertThat(client.data(PIPELINE, Map.of("Host", "x.y", "x-namespace", "shop"), "SELECT a FROM t"))
                .contains("kept");
        assertThat(client.data(PIPELINE, Map.of("Host", "x.y", "x-namespace-bin", "c2hvcA"), "SELECT a FROM t"))
                .contains("kept");
        assertThat(client.data("/dev/shop" + PIPELINE, Map.of("Host", "127.0.0.1:1"), "SELECT a FROM t"))
                .isEqualTo("404 {\"error\":\"Namespace `127` doesn't exist\"}");
        assertThat(client.data("/dev/shop", Map.of("Host", "localhost:1"), "SELECT a FROM t"))
                .startsWith("404 ");
    }

    @Test
    void whoIsEndingSaysSo() throws Exception {
        server.shutDown();

        String refusal = "503 {\"error\":\"Namespace store has shutdown\"}";
        assertThat(client.admin("GET", "shop/config", "")).isEqualTo(refusal);
        assertThat(client.admin("POST", "shop/fork/y", "")).isEqualTo(refusal);
        assertThat(client.sql("shop", "SELECT 1")).isEqualTo(refusal);
    }

    @Test
    void aTokenOpensWhatItIsForByTheHostAndNothingBelowAPath() throws Exception {
        SigningPair pair = new SigningPair();
        client.admin(
                "POST",
                "safe/create",
                Json.object().put("jwt_key", pair.publicKey()).toString());
        client.admin("POST", "safe/fork/copy", "");
        String all = pair.token(Json.object().put("a", "rw"));
        String copy = pair.token(Json.object().put("id", "copy"));

        assertThat(client.sql("copy", "SELECT 1"))
                .isEqualTo("401 {\"error\":\"Unauthorized: `Expected authorization header but none given`\"}");
        assertThat(client.sql("copy", "SELECT 1", all)).startsWith("200 ");
        assertThat(client.sql("copy", "CREATE TABLE t (a)", copy))
                .startsWith("200 ")
                .doesNotContain("error");
        assertThat(client.sql("safe", "SELECT 1", copy))
                .isEqualTo("404 {\"error\":\"Namespace `safe` doesn't exist\"}");
        assertThat(client.sql(
                        "copy",
                        "SELECT 1",
                        pair.token(Json.object().put("id", "copy").put("exp", 1000))))
                .isEqualTo("401 {\"error\":\"Unauthorized: `The JWT has expired`\"}");
        assertThat(client.sql("copy", "SELECT 1", new SigningPair().token(Json.object())))
                .isEqualTo("401 {\"error\":\"Unauthorized: `The JWT is invalid`\"}");
        assertThat(client.sql(
                        "copy",
                        "INSERT INTO t VALUES (1)",
                        pair.token(Json.object().put("a", "ro"))))
                .contains("readonly");
        assertThat(client.sql("shop", "SELECT 1")).startsWith("200 ");
        // Below a path the key is looked for at the default namespace, which has none: whoever comes may write.
        assertThat(client.data("/dev/safe" + PIPELINE, Map.of("Host", "localhost:1"), "CREATE TABLE u (a)"))
                .startsWith("200 ")
                .doesNotContain("error");
    }

    @Test
    void belowAPathATokenOfOneNamespaceIsRefusedAsOfTheDefaultOne() throws Exception {
        SigningPair pair = new SigningPair();
        try (LibsqlEmulator guarded =
                LibsqlEmulator.start(LibsqlOptions.in(directory).withJwtKey(pair.publicKey()))) {
            LibsqlClient guardedClient = new LibsqlClient(guarded);
            guardedClient.admin("POST", "shop/create", "{}");
            Map<String, String> host = Map.of(
                    "Host",
                    "localhost:1",
                    "Authorization",
                    "Bearer " + pair.token(Json.object().put("id", "shop")));

            assertThat(guardedClient.data("/dev/shop" + PIPELINE, host, "SELECT 1"))
                    .startsWith("403 ")
                    .contains("permission to namespace default");
        }
    }
}
