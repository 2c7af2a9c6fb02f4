package dev.forkstack.provider.turso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    private static final URI TURSO = URI.create("https://api.turso.tech");
    private static final URI EMULATOR = URI.create("http://127.0.0.1:8080");

    @Test
    void aHostIsReachedByTlsAndTakenAsItIsSaid() {
        Address address = Address.of(TURSO, at("app-alice-acme.aws-us-east-1.turso.io"));

        assertThat(address.url()).isEqualTo("libsql://app-alice-acme.aws-us-east-1.turso.io");
        assertThat(address.http()).hasToString("https://app-alice-acme.aws-us-east-1.turso.io");
    }

    @Test
    void anEmulatorsHostIsReachedWithout() {
        assertThat(Address.of(EMULATOR, at("127.0.0.1:4711")).url()).isEqualTo("http://127.0.0.1:4711");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "127.0.0.1.example.org", "127.0.0.1:1@example.org", "127.0.0.1/x"})
    void noOtherMachineIsSpokenToWithoutTls(String host) {
        assertThatThrownBy(() -> Address.of(EMULATOR, at(host))).isInstanceOf(ForkStackException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a.io/x", "user@a.io", "a.io?x", "a.io:80", "-a.io", "a..b", "a.-b"})
    void whatIsNoHostIsNoAddress(String host) {
        assertThatThrownBy(() -> Address.of(TURSO, at(host))).isInstanceOf(ForkStackException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:0", "127.0.0.1:65536", "localhost:99999"})
    void whatIsNoPortIsNoAddress(String host) {
        assertThatThrownBy(() -> Address.of(EMULATOR, at(host))).isInstanceOf(ForkStackException.class);
    }

    private static Database at(String host) {
        return new Database(
                "app-alice", "id", host, "default", Optional.empty(), new Database.Blocks(false, false, false));
    }
}
