package dev.forkstack.emulator.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

final class TcpGateTest {

    @Test
    void aConnectionThatIsRefusedAfterTheServerWasAskedIsForgottenWithItsWayThere() throws Exception {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        try (ServerSocket server = new ServerSocket(0, 1, here);
                TcpGate gate = new TcpGate()) {
            gate.open((client, same) -> {
                try (Socket upstream = same.connect("127.0.0.1", server.getLocalPort())) {
                    throw new IOException("refused");
                }
            });
            try (Socket client = new Socket(here, gate.port())) {
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            for (int i = 0; i < 500 && gate.connections() > 0; i++) {
                Thread.sleep(10); // The client hears of the end a moment earlier.
            }
            assertThat(gate.connections()).isZero();
        }
    }
}
