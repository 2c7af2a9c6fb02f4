package dev.forkstack.provider.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class LoginProofTest {

    @Test
    void tooManyLoginsAreNoUnknownDatabase() {
        assertThat(LoginProof.isUnknownDatabase(new SQLException("Unknown database", "42000", 1049)))
                .isTrue();
        assertThat(LoginProof.isUnknownDatabase(new SQLException("no such database", "3D000")))
                .isTrue();
        assertThat(LoginProof.isUnknownDatabase(new SQLException("max_user_connections", "42000", 1226)))
                .isFalse();
    }
}
