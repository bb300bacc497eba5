package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.Vireo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a client may take to say who it is is watched only while it is there. */
class LoginPatienceTest {

    @TempDir
    Path folder;

    private static Client client(Host host, Address address) {
        AtomicReference<Session> session = new AtomicReference<>();
        Client client = new Client(
                new MemoryLink(),
                host.crew(),
                self -> {
                    session.set(new Session(host, self, new Peer(address, Optional.empty(), Optional.empty())));
                    return session.get();
                },
                () -> {});
        client.register(null);
        return client;
    }

    @Test
    void aFloodOfClientsThatComeAndGoIsNotRemembered() throws IOException {
        Settings settings = Settings.of(
                DaemonOptions.parse(), ConfigText.parse("test", ""), new Places(folder, folder, folder, false));
        try (Crew crew = new Crew(1, 1);
                Clock clock = new Clock();
                Host host = new Host(Vireo.load(), settings, crew, clock, new Reception(settings.limits()))) {
            crew.start();
            Address address = new Address.Tcp("localhost", 1, false);
            Client patient = client(host, address);
            assertEquals(1, clock.waiting(), "one that is there is watched");
            for (int count = 0; count < 100; count++) {
                client(host, address).close("it hung up");
            }
            assertEquals(1, clock.waiting(), "those that are gone are not");
            patient.close("it hung up");
            assertEquals(0, clock.waiting());
        }
    }
}
