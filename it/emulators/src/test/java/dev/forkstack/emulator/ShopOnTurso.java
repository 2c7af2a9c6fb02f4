package dev.forkstack.emulator;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The data plane of one database, {@code shop}, new for each test. One test at a time. */
final class ShopOnTurso implements BeforeEachCallback, AfterEachCallback {

    private final RunningTurso turso = new RunningTurso();
    private String token;

    TursoClient client() {
        return turso.client();
    }

    Traffic traffic() {
        return turso.emulator().traffic();
    }

    /** One that lives for an hour. */
    String token() {
        return token;
    }

    TursoClient.Reply post(String path, String body) throws Exception {
        return client().data("shop", "POST", path, body, token);
    }

    TursoClient.Reply sql(String sql) throws Exception {
        return client().sql("shop", token, sql);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        turso.beforeEach(context);
        client().create("shop");
        token = client().token("shop");
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        turso.afterEach(context);
    }
}
