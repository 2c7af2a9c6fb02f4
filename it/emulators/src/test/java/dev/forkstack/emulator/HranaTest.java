package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class HranaTest {

    @RegisterExtension
    final ShopOnTurso shop = new ShopOnTurso();

    @BeforeEach
    void create() throws Exception {
        pipeline(
                "",
                "{'type':'sequence','sql':'CREATE TABLE t (id INTEGER PRIMARY KEY, name VARCHAR(9) UNIQUE); INSERT INTO t VALUES (1, ''a;b''); -- end'}");
    }

    @Test
    void writesAndReadsEveryTypeOfValue() throws Exception {
        JsonNode row = execute("""
                {'sql':'SELECT ?, ?, ?, ?, ?','args':[{'type':'null'},{'type':'integer','value':'9007199254740993'},
                {'type':'float','value':1.5},{'type':'text','value':'x'},{'type':'blob','base64':'AP8='}]}""").at("/response/result/rows/0");
        assertThat(row)
                .hasToString(quoted("[{'type':'null'},{'type':'integer','value':'9007199254740993'},"
                        + "{'type':'float','value':1.5},{'type':'text','value':'x'},{'type':'blob','base64':'AP8'}]"));
    }

    @Test
    void countsWhatAStatementChanged() throws Exception {
        JsonNode inserted = execute(
                        "{'sql':'INSERT INTO t (name) VALUES (:name)','named_args':[{'name':'name','value':{'type':'text','value':'n'}}]}")
                .at("/response/result");
        assertThat(inserted.path("affected_row_count").asInt()).isEqualTo(1);
        assertThat(inserted.path("last_insert_rowid").asText()).isEqualTo("2");
        JsonNode read = execute("{'sql':'SELECT name, 1 + 1 AS two FROM t'}").at("/response/result");
        assertThat(read.path("affected_row_count").asInt()).isZero();
        assertThat(read.path("last_insert_rowid").isNull()).isTrue();
        assertThat(read.path("cols"))
                .hasToString(quoted("[{'name':'name','decltype':'VARCHAR'},{'name':'two','decltype':null}]"));
        JsonNode returned =
                execute("{'sql':'UPDATE t SET name = id RETURNING id'}").at("/response/result");
        assertThat(returned.path("rows")).hasSize(2);
        assertThat(returned.path("affected_row_count").asInt()).isEqualTo(2);
        assertThat(execute("{'sql':'DELETE FROM t','want_rows':false}")
                        .at("/response/result/affected_row_count")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void tellsWhatWentWrongAndGoesOn() throws Exception {
        JsonNode results = pipeline(
                        "",
                        execution("INSERT INTO t VALUES (1, 1)"),
                        execution("SELECT 1; SELECT 2"),
                        execution(" -- nothing"),
                        execution("SELECT * FROM absent"),
                        execution("SELECT 1"))
                .path("results");
        assertThat(results.findValuesAsText("code"))
                .containsExactly("SQLITE_CONSTRAINT", "SQL_MANY_STATEMENTS", "SQL_NO_STATEMENT", "SQLITE_ERROR");
        assertThat(results.at("/0/error/message").asText()).isEqualTo("SQLite error: UNIQUE constraint failed: t.id");
        assertThat(results.at("/4/type").asText()).isEqualTo("ok");
    }

    @Test
    void keepsATransactionBehindABaton() throws Exception {
        String open = baton(pipeline("", execution("BEGIN"), execution("DELETE FROM t")));
        JsonNode inside = pipeline(open, execution("SELECT count(*) FROM t"), "{'type':'get_autocommit'}");
        assertThat(inside.at("/results/0/response/result/rows/0/0/value").asText())
                .isEqualTo("0");
        assertThat(inside.at("/results/1/response/is_autocommit").asBoolean()).isFalse();
        assertThat(shop.sql("SELECT count(*) FROM t").value()).isEqualTo("1");
        JsonNode ended =
                pipeline(baton(inside), execution("ROLLBACK"), "{'type':'get_autocommit'}", "{'type':'close'}");
        assertThat(ended.at("/results/1/response/is_autocommit").asBoolean()).isTrue();
        assertThat(ended.path("baton").isNull()).isTrue();
        assertThat(post("{'baton':'" + open + "','requests':[]}").status()).isEqualTo(400);
        assertThat(post("{'baton':'invented','requests':[]}").status()).isEqualTo(400);
    }

    @Test
    void runsABatchAsFarAsItsConditionsHold() throws Exception {
        JsonNode result = pipeline("", """
                {'type':'batch','batch':{'steps':[
                {'stmt':{'sql':'BEGIN'}},
                {'stmt':{'sql':'INSERT INTO t VALUES (2, NULL)'},'condition':{'type':'ok','step':0}},
                {'stmt':{'sql':'INSERT INTO t VALUES (2, NULL)'},'condition':{'type':'not','cond':{'type':'is_autocommit'}}},
                {'stmt':{'sql':'COMMIT'},'condition':{'type':'and','conds':[{'type':'ok','step':1},{'type':'ok','step':2}]}},
                {'stmt':{'sql':'ROLLBACK'},'condition':{'type':'or','conds':[{'type':'error','step':2},{'type':'error','step':1}]}}
                ]}}""").at("/results/0/response/result");
        assertThat(result.path("step_results"))
                .extracting(JsonNode::isNull)
                .containsExactly(false, false, true, true, false);
        assertThat(result.path("step_errors"))
                .extracting(JsonNode::isNull)
                .containsExactly(true, true, false, true, true);
        assertThat(shop.sql("SELECT count(*) FROM t").value()).isEqualTo("1");
        assertThat(post(quoted("{'requests':[{'type':'batch','batch':{'steps':[{'stmt':{'sql':'BEGIN'},"
                                + "'condition':{'type':'ok','step':0}}]}}]}"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void storesTextsAndDescribesThem() throws Exception {
        JsonNode results = pipeline(
                        "",
                        "{'type':'store_sql','sql_id':1,'sql':'SELECT id FROM t WHERE name = ?2 OR name = :a'}",
                        "{'type':'describe','sql_id':1}",
                        "{'type':'close_sql','sql_id':1}")
                .path("results");
        assertThat(results.at("/1/response/result"))
                .hasToString(quoted("{'params':[{'name':null},{'name':'?2'},{'name':':a'}],"
                        + "'cols':[{'name':'id','decltype':'INTEGER'}],'is_explain':false,'is_readonly':true}"));
        assertThat(post("{'requests':[{'type':'execute','stmt':{'sql_id':1}}]}").status())
                .isEqualTo(400);
    }

    @Test
    void refusesWhatIsNoRequest() throws Exception {
        assertThat(post("{'requests':[{'type':'dance'}]}").status()).isEqualTo(400);
        assertThat(post("no json").status()).isEqualTo(400);
        assertThat(shop.post("/v3/pipeline", "{\"requests\":[]}").status()).isEqualTo(200);
        assertThat(shop.post("/v4/pipeline", "{}").status()).isEqualTo(404);
    }

    private JsonNode execute(String statement) throws Exception {
        return pipeline("", "{'type':'execute','stmt':" + statement + "}").at("/results/0");
    }

    private static String execution(String sql) {
        return "{'type':'execute','stmt':{'sql':'" + sql + "'}}";
    }

    private static String baton(JsonNode answer) {
        return answer.path("baton").asText();
    }

    private JsonNode pipeline(String baton, String... requests) throws Exception {
        String given = baton.isEmpty() ? "" : "'baton':'" + baton + "',";
        TursoClient.Reply reply = post("{" + given + "'requests':[" + String.join(",", requests) + "]}");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private TursoClient.Reply post(String body) throws Exception {
        return shop.post("/v2/pipeline", quoted(body));
    }

    /** Readable JSON: a doubled quote is one of SQL's. */
    private static String quoted(String json) {
        return json.replace("''", "\u0000").replace('\'', '"').replace('\u0000', '\'');
    }
}
