package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Vireo;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Handshake;
import io.vireo.protocol.Packets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are asked whether they are there. */
@Timeout(60)
class KeepaliveTest {

    @TempDir
    Path folder;

    private Served serve() {
        return Served.start(folder, Vireo.load(), "keepalive_interval = 1\nkeepalive_count = 2\n");
    }

    @Test
    void anIdleClientThatAnswersStays() throws Exception {
        try (Served served = serve();
                WireClient client = served.client()) {
            client.call(Handshake.class, "supportsFeature", 10);
            for (int count = 0; count < 5; count++) {
                Frame ping = client.next();
                assertTrue(ping.isPing());
                client.write(Packets.pong());
            }
            client.call(Handshake.class, "uri");
        }
    }

    @Test
    void aClientThatNeverAnswersIsGivenUp() throws Exception {
        try (Served served = serve();
                WireClient client = served.client()) {
            client.call(Handshake.class, "supportsFeature", 10);
            assertTrue(client.isHungUpOn());
        }
    }
}
