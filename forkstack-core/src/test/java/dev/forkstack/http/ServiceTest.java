package dev.forkstack.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080",
                "http://localhost:8080/",
                "http://[::1]:1",
                "https://api.turso.tech",
                "https://console.neon.tech/api/v2/"
            })
    void aTokenIsSentByHttpsOrWithinThisMachine(String address) {
        assertThat(Service.address(address))
                .hasValueSatisfying(uri -> assertThat(uri.toString()).isEqualTo(address.replaceAll("/$", "")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.turso.tech",
                "http://127.0.0.1.example.org",
                "http://localhost@example.org",
                "https://user:pass@api.turso.tech",
                "https://api.turso.tech?x=1",
                "https://api.turso.tech#x",
                "ftp://127.0.0.1",
                "https:",
                "api.turso.tech",
                " ",
                ""
            })
    void andNeverAnyOtherWay(String address) {
        assertThat(Service.address(address)).isEmpty();
    }
}
