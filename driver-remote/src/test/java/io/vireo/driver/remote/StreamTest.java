package io.vireo.driver.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Domains;
import io.vireo.protocol.Frame;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.storage.StorageVolData;
import io.vireo.storage.StorageVolRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bytes go both ways beside the calls, with holes and an end, and nothing is kept without bound. */
@Timeout(60)
class StreamTest {

    private static final int UPLOAD = 208;
    private static final int DOWNLOAD = 209;
    private static final StorageVolRef VOLUME = new StorageVolRef("pool", "disk", "/pool/disk");

    @TempDir
    Path folder;

    private FakeServer server;

    @BeforeEach
    void start() {
        server = new FakeServer(folder.resolve("s"));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static VirtStream download(Fixture fixture) {
        return fixture.of(StorageVolData.class, VOLUME).download(Bytes.of(0), Bytes.of(0), Set.of());
    }

    private static VirtStream upload(Fixture fixture) {
        return fixture.of(StorageVolData.class, VOLUME).upload(Bytes.of(0), Bytes.of(0), Set.of());
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    @Test
    void readsToTheEndAndIsToldThatAllOfItCame() throws Exception {
        byte[] content = noise(700_000);
        server.script(DOWNLOAD, (conversation, call) -> {
            conversation.reply(call, null);
            ByteBuffer all = ByteBuffer.wrap(content);
            while (all.hasRemaining()) {
                ByteBuffer piece = all.slice().limit(Math.min(262_120, all.remaining()));
                all.position(all.position() + piece.remaining());
                conversation.send(Packets.streamData(call.header(), piece));
            }
            conversation.send(Packets.streamData(call.header(), ByteBuffer.allocate(0)));
        });
        try (Fixture fixture = new Fixture(server.uri())) {
            VirtStream stream = download(fixture);
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            ByteBuffer buffer = ByteBuffer.allocate(10_000);
            while (stream.read(buffer.clear()) >= 0) {
                got.write(buffer.array(), 0, buffer.position());
            }
            assertArrayEquals(content, got.toByteArray());
            Thread confirming = new Thread(this::confirmNext);
            confirming.start();
            stream.finish();
            confirming.join();
        }
    }

    private void confirmNext() {
        try {
            Frame wish = server.nextOther();
            assertEquals(PacketStatus.OK, wish.header().status());
            server.last().send(Packets.streamFinish(wish.header()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void readsHolesAsHoles() {
        server.script(DOWNLOAD, (conversation, call) -> {
            conversation.reply(call, null);
            conversation.send(Packets.streamData(call.header(), ByteBuffer.wrap(new byte[] {1, 2})));
            conversation.send(Packets.streamHole(call.header(), 1L << 40));
            conversation.send(Packets.streamData(call.header(), ByteBuffer.wrap(new byte[] {3})));
            conversation.send(Packets.streamData(call.header(), ByteBuffer.allocate(0)));
        });
        try (Fixture fixture = new Fixture(server.uri())) {
            VirtStream stream = download(fixture);
            ByteBuffer buffer = ByteBuffer.allocate(100);

            assertEquals(2, stream.read(buffer));
            assertEquals(0, stream.read(buffer), "a hole is no bytes");
            assertEquals(1L << 40, stream.readHole());
            assertEquals(0, stream.readHole(), "behind the hole is data");
            assertEquals(1, stream.read(buffer));
            assertEquals(-1, stream.read(buffer));
        }
    }

    @Test
    void writesPiecesThatServersTake() throws Exception {
        server.script(UPLOAD, (conversation, call) -> conversation.reply(call, null));
        byte[] content = noise(600_000);
        try (Fixture fixture = new Fixture(server.uri())) {
            VirtStream stream = upload(fixture);
            stream.write(ByteBuffer.wrap(content));
            stream.writeHole(4096);
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            while (got.size() < content.length) {
                ByteBuffer piece = server.nextOther().payload().readRaw();
                assertTrue(piece.remaining() <= 262_120);
                byte[] bytes = new byte[piece.remaining()];
                piece.get(bytes);
                got.writeBytes(bytes);
            }
            assertArrayEquals(content, got.toByteArray());
            Frame hole = server.nextOther();
            assertEquals(PacketType.STREAM_HOLE, hole.header().type());
            assertEquals(4096, Packets.holeLength(hole));
            stream.abort();
            assertEquals(PacketStatus.ERROR, server.nextOther().header().status());
        }
    }

    @Test
    void saysWhyTheServerBrokeIt() throws Exception {
        server.script(UPLOAD, (conversation, call) -> {
            conversation.reply(call, null);
            conversation.send(Packets.streamError(
                    call.header(), ErrorFacts.of(ErrorCode.OPERATION_FAILED, "no space left in pool")));
        });
        try (Fixture fixture = new Fixture(server.uri())) {
            VirtStream stream = upload(fixture);
            VirtException failure = assertThrows(VirtException.class, () -> {
                for (int i = 0; i < 10_000; i++) {
                    stream.write(ByteBuffer.allocate(16));
                    Thread.sleep(1);
                }
            });

            assertTrue(failure.getMessage().contains("no space left in pool"), failure::getMessage);
        }
    }

    @Test
    void failsWithTheConnection() throws Exception {
        server.script(DOWNLOAD, (conversation, call) -> conversation.reply(call, null));
        try (Fixture fixture = new Fixture(server.uri("reconnect=0"))) {
            VirtStream stream = download(fixture);
            server.last().cut();

            assertThrows(VirtException.class, () -> stream.read(ByteBuffer.allocate(1)));
        }
    }

    @Test
    void aServerThatNeverEndsHasToWaitAndCallsAreAnsweredAllTheSame() throws Exception {
        AtomicLong sent = new AtomicLong();
        server.answer(FakeServer.DOMAIN_BY_NAME, request -> Fixture.domain("web"));
        server.script(DOWNLOAD, (conversation, call) -> {
            conversation.reply(call, null);
            Thread endless = new Thread(() -> {
                try {
                    while (true) {
                        conversation.send(Packets.streamData(call.header(), ByteBuffer.allocate(200_000)));
                        sent.addAndGet(200_000);
                    }
                } catch (java.io.UncheckedIOException cut) {
                    assert cut.getCause() != null;
                }
            });
            endless.setDaemon(true);
            endless.start();
        });
        try (Fixture fixture = new Fixture(server.uri())) {
            VirtStream stream = download(fixture);
            long before;
            do {
                before = sent.get();
                Thread.sleep(300);
            } while (sent.get() > before);

            assertTrue(sent.get() < 16 << 20, () -> sent.get() + " bytes were taken although nobody reads");
            stream.abort();
            assertEquals(Fixture.domain("web"), fixture.connect(Domains.class).domainByName("web"));
        }
    }
}
