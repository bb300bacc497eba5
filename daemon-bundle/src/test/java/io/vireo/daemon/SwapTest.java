package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ConnectRef;
import io.vireo.StaleHandle;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Lifecycle;
import io.vireo.protocol.EventRegistration;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Drivers go and come back while clients are connected. */
@Timeout(60)
class SwapTest {

    @TempDir
    Path folder;

    private final SwapVireo vireo = new SwapVireo();

    @Test
    void aCallWaitsForTheDriverToComeBack() throws Exception {
        try (Served served = Served.start(folder, vireo, "");
                WireClient client = served.client()) {
            vireo.takeAway();
            int serial = client.send(ConnectRef.INSTANCE, Domains.class, "domainByName", "test");
            TimeUnit.MILLISECONDS.sleep(200);
            vireo.bringBack();
            assertEquals(PacketStatus.OK, client.reply(serial).header().status());
        }
    }

    @Test
    void callsThatWaitTakeNoThread() throws Exception {
        try (Served served = Served.start(folder, vireo, "")) {
            List<WireClient> clients = new ArrayList<>();
            for (int count = 0; count < 30; count++) {
                clients.add(served.client());
            }
            vireo.takeAway();
            for (WireClient each : clients) {
                each.send(ConnectRef.INSTANCE, Domains.class, "domainByName", "test");
            }
            vireo.bringBack();
            for (WireClient each : clients) {
                assertEquals(PacketStatus.OK, each.next().header().status());
                each.close();
            }
        }
    }

    @Test
    void patienceEndsWithAnErrorThatSaysSoAndTheConnectionStays() throws Exception {
        try (Served served = Served.start(folder, vireo, "driver_patience = 1\n");
                WireClient client = served.client()) {
            vireo.takeAway();
            StaleHandle gone =
                    assertThrows(StaleHandle.class, () -> client.call(Domains.class, "domainByName", "test"));
            assertTrue(gone.getMessage().contains("away for longer than 1 s"), gone.getMessage());
            assertTrue(gone.getMessage().contains("the driver is being updated"), gone.getMessage());
            vireo.bringBack();
            Await.until(() -> isThere(client));
        }
    }

    private static boolean isThere(WireClient client) {
        try {
            client.call(Domains.class, "domainByName", "test");
            return true;
        } catch (StaleHandle | IOException notYet) {
            return false;
        }
    }

    @Test
    void registrationsComeBackWithTheDriver() throws Exception {
        try (Served served = Served.start(folder, vireo, "");
                WireClient client = served.client();
                WireClient other = served.client()) {
            client.call(EventRegistration.class, "registerDomain", 0, Optional.empty());
            vireo.takeAway();
            vireo.bringBack();
            DomainRef test = (DomainRef) other.call(Domains.class, "domainByName", "test");
            other.callOn(test, Lifecycle.class, "suspend");
            assertEquals(PacketType.MESSAGE, client.next().header().type());
        }
    }

    @Test
    void whoComesWithTheDriverIsHeardByThoseWhoWereThere() throws Exception {
        try (Served served = Served.start(folder, vireo, "");
                WireClient client = served.client()) {
            client.call(EventRegistration.class, "registerDomain", 0, Optional.empty());
            vireo.takeAway();
            vireo.bringBack();
            try (WireClient newcomer = served.client()) {
                DomainRef test = (DomainRef) newcomer.call(Domains.class, "domainByName", "test");
                newcomer.callOn(test, Lifecycle.class, "suspend");
                assertEquals(PacketType.MESSAGE, client.next().header().type());
            }
        }
    }

    @Test
    void twoHundredSwapsUnderLoadLoseNoReply() throws Exception {
        try (Served served = Served.start(folder, vireo, "");
                WireClient client = served.client()) {
            Thread swapper = new Thread(() -> {
                for (int count = 0; count < 200; count++) {
                    vireo.takeAway();
                    vireo.bringBack();
                    Thread.onSpinWait();
                }
            });
            swapper.start();
            int answered = 0;
            while (swapper.isAlive() || answered < 100) {
                client.call(Domains.class, "domainByName", "test");
                answered++;
            }
        }
    }
}
