package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A door behind which something is wrong. */
@Timeout(30)
class DoorTest {

    @TempDir
    Path folder;

    /** Lets nobody in, and keeps what would open the door again. */
    private static final class Nobody implements Door.Welcome {

        private final BlockingQueue<Runnable> openings = new LinkedBlockingQueue<>();

        @Override
        public Client client(SocketChannel channel, Address address) throws IOException {
            throw new IOException("too many open files");
        }

        @Override
        public void failed(String what, Runnable open) {
            assertTrue(what.endsWith("a client could not be let in: too many open files"), what);
            openings.add(open);
        }
    }

    @Test
    void whoCannotBeLetInIsToldAndTheDoorStaysShutUntilItIsOpened() throws Exception {
        Address.Unix address = new Address.Unix(folder.resolve("sock"), false);
        Nobody nobody = new Nobody();
        try (Crew crew = new Crew(1, 1);
                Door door = Door.listen(address, Limits.STANDARD, crew, new Reception(Limits.STANDARD), nobody)) {
            crew.start();
            door.open();
            for (int count = 0; count < 3; count++) {
                assertEquals(-1, hungUp(address));
                Runnable open = nobody.openings.poll(20, TimeUnit.SECONDS);
                assertTrue(nobody.openings.isEmpty(), "it tries once");
                open.run();
            }
        }
    }

    private static int hungUp(Address.Unix address) throws IOException {
        try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(address.path()))) {
            return client.read(ByteBuffer.allocate(1));
        }
    }
}
