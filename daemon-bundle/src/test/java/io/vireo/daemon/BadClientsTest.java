package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorFacts;
import io.vireo.Vireo;
import io.vireo.domain.Domains;
import io.vireo.domain.Lifecycle;
import io.vireo.protocol.Frame;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.Program;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import io.vireo.protocol.WireError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client does wrong costs that client and nobody else. */
@Timeout(60)
class BadClientsTest {

    private static final int REMOTE = Program.REMOTE.number();

    @TempDir
    Path folder;

    private Served served;
    private WireClient bystander;

    @BeforeEach
    void serve() {
        served = Served.start(folder, Vireo.load(), "max_anonymous_clients = 5\nmax_clients = 40\nlogin_timeout = 2\n");
        bystander = served.client("stage:///system");
    }

    @AfterEach
    void theBystanderNoticedNothing() throws IOException {
        assertEquals(StageDriver.ACTOR, bystander.call(Domains.class, "domainByName", "actor"));
        bystander.close();
        served.close();
    }

    private static ErrorFacts errorIn(Frame reply) {
        assertEquals(PacketStatus.ERROR, reply.header().status());
        return WireError.read(reply.payload());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 4, 27, -1, Integer.MIN_VALUE, 33_554_437, 0x7fffffff})
    void aLengthThatCannotBeEndsTheConnection(int length) throws IOException {
        try (WireClient client = served.client("stage:///system")) {
            client.write(ByteBuffer.allocate(32).putInt(0, length));
            assertTrue(client.isHungUpOn());
        }
    }

    @Test
    void aProgramThatNobodyKnowsIsAnError() throws IOException {
        try (WireClient client = served.client("stage:///system")) {
            int serial = client.write(0x12345678, 1, 1, 0, 0);
            ErrorFacts facts = errorIn(client.reply(serial));
            assertEquals(39, facts.code());
            assertEquals("Cannot find program 305419896 version 1", facts.message());
            serial = client.write(REMOTE, 9, 1, 0, 0);
            assertEquals(
                    "Cannot find program 536903814 version 9",
                    errorIn(client.reply(serial)).message());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 600, Integer.MAX_VALUE})
    void aProcedureThatNobodyKnowsIsAnErrorThatClientsRecognise(int procedure) throws IOException {
        try (WireClient client = served.client("stage:///system")) {
            ErrorFacts facts = errorIn(client.reply(client.write(REMOTE, 1, procedure, 0, 0)));
            assertEquals(39, facts.code());
            assertEquals(7, facts.domain());
            assertTrue(facts.message().startsWith("unknown procedure"), facts.message());
        }
    }

    @Test
    void aCallWithAnotherStatusIsAnError() throws IOException {
        try (WireClient client = served.client("stage:///system")) {
            assertEquals(
                    "Unexpected message status 1",
                    errorIn(client.reply(client.write(REMOTE, 1, 23, 0, 1))).message());
        }
    }

    /** CVE-2024-2494 again, at the socket: lengths that are negative, or longer than what follows. */
    @Test
    void argumentsThatAreCutShortAreAnError() throws IOException {
        try (WireClient client = served.client("stage:///system")) {
            byte[][] broken = {{}, {0, 0, 0, 9}, {0, 0, 0, 9, 'a'}, {(byte) 0xff, -1, -1, -1}, {0x7f, -1, -1, -1, 0}};
            for (byte[] payload : broken) {
                ErrorFacts facts = errorIn(client.reply(client.write(REMOTE, 1, 23, 0, 0, payload)));
                assertEquals(39, facts.code());
                assertTrue(facts.message().startsWith("Unable to decode message payload"), facts.message());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, -1, 0x7f, 'A'})
    void everyProcedureAnswersArgumentsThatMakeNoSense(byte filling) throws IOException {
        byte[] senseless = new byte[600];
        java.util.Arrays.fill(senseless, filling);
        try (WireClient client = served.client()) {
            for (Row row : Table.TABLE.all()) {
                if (row.isOfSession()) {
                    continue;
                }
                int serial = client.write(row.program().number(), 1, row.number(), 0, 0, senseless);
                assertEquals(serial, client.reply(serial).header().serial(), row.toString());
            }
        }
    }

    @Test
    void nothingButALoginIsServedBeforeOpen() throws IOException {
        try (WireClient client = served.stranger()) {
            ErrorFacts facts = errorIn(client.reply(client.write(REMOTE, 1, 23, 0, 0)));
            assertEquals(1, facts.code());
            assertEquals("internal error: hypervisor connection not open", facts.message());
        }
    }

    @Test
    void messagesThatOnlyAServerSendsAreDropped() throws IOException {
        try (WireClient client = served.client("stage:///system")) {
            for (int type : new int[] {1, 2, 5, 7, 99, -1}) {
                client.write(REMOTE, 1, 23, type, 0);
            }
            client.write(REMOTE, 1, 201, 3, 2, (byte) 1);
            assertEquals(StageDriver.ACTOR, client.call(Domains.class, "domainByName", "actor"));
        }
    }

    @Test
    void theSameSerialTwiceGetsTwoReplies() throws IOException {
        try (WireClient client = served.client("stage:///system")) {
            ByteBuffer call = ByteBuffer.allocate(40);
            call.putInt(40)
                    .putInt(REMOTE)
                    .putInt(1)
                    .putInt(23)
                    .putInt(0)
                    .putInt(7)
                    .putInt(0);
            call.putInt(5).put("actor\0\0\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            client.write(call.flip().duplicate());
            client.write(call.duplicate());
            client.reply(7);
            client.reply(7);
        }
    }

    @Test
    void aSlowClientIsServedByteByByte() throws Exception {
        try (WireClient client = served.client("stage:///system")) {
            ByteBuffer call = ByteBuffer.allocate(40);
            call.putInt(40)
                    .putInt(REMOTE)
                    .putInt(1)
                    .putInt(23)
                    .putInt(0)
                    .putInt(99)
                    .putInt(0);
            call.putInt(5)
                    .put("actor\0\0\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    .flip();
            while (call.hasRemaining()) {
                client.write(ByteBuffer.wrap(new byte[] {call.get()}));
                TimeUnit.MILLISECONDS.sleep(2);
            }
            assertEquals(PacketStatus.OK, client.reply(99).header().status());
        }
    }

    @Test
    void halfOpenClientsLeaveRoomForOthersAfterTheTimeToLogIn() throws Exception {
        List<WireClient> silent = new ArrayList<>();
        for (int count = 0; count < 60; count++) {
            silent.add(served.stranger());
        }
        for (WireClient each : silent) {
            each.write(ByteBuffer.wrap(new byte[] {0, 0}));
        }
        for (WireClient each : silent) {
            each.close();
        }
        try (WireClient client = served.client("stage:///system")) {
            assertEquals(StageDriver.ACTOR, client.call(Domains.class, "domainByName", "actor"));
        }
    }

    @Test
    void aFloodOfCallsThatHangHurtsOnlyItsSender() throws Exception {
        StageDriver stage = StageDriver.last();
        List<WireClient> floods = new ArrayList<>();
        for (int count = 0; count < 6; count++) {
            WireClient flood = served.client("stage:///system");
            floods.add(flood);
            for (int call = 0; call < 50; call++) {
                flood.send(StageDriver.ACTOR, Lifecycle.class, "suspend");
            }
        }
        Await.until(() -> stage.waiting.get() >= 20);
        // Twenty threads hang; a look-up and a destroy still find a seat.
        assertEquals(StageDriver.ACTOR, bystander.call(Domains.class, "domainByName", "actor"));
        bystander.callOn(StageDriver.ACTOR, Lifecycle.class, "destroy", java.util.Set.of());
        assertEquals(1, stage.destroyed.get());
        assertTrue(stage.waiting.get() <= 20, stage.waiting + " ordinary calls at once");
        stage.curtain.countDown();
        for (WireClient flood : floods) {
            for (int call = 0; call < 50; call++) {
                flood.next();
            }
            flood.close();
        }
    }

    @Test
    void aClientThatReadsNothingIsNotServedForEver() throws Exception {
        try (WireClient client = served.client("stage:///system")) {
            Thread writer = new Thread(() -> {
                try {
                    for (int count = 0; count < 2_000_000; count++) {
                        client.send(io.vireo.ConnectRef.INSTANCE, Domains.class, "domainByName", "actor");
                    }
                } catch (IOException cut) {
                    Thread.currentThread().interrupt();
                }
            });
            writer.start();
            writer.join(3000);
            assertTrue(writer.isAlive(), "a client that does not read is not read from");
            client.hangUp();
            writer.join();
        }
    }

    /** CVE-2024-4418: elsewhere what belonged to a call was used after whoever made it had gone. */
    @Test
    void clientsThatVanishInTheMiddleLeaveNothing() throws Exception {
        StageDriver stage = StageDriver.last();
        for (int count = 0; count < 30; count++) {
            WireClient client = served.client("stage:///system");
            client.send(StageDriver.ACTOR, Lifecycle.class, "suspend");
            client.write(ByteBuffer.wrap(new byte[] {0, 1, 0, 0, 1, 2, 3}));
            client.close();
        }
        stage.curtain.countDown();
        // The one that stayed, and the daemon's own.
        Await.until(() -> stage.sessions.get() == 2);
    }

    @Test
    void noiseEndsConnectionsAndNothingElse() throws IOException {
        Random random = new Random(20);
        for (int round = 0; round < 200; round++) {
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            try (WireClient client = served.stranger()) {
                client.write(ByteBuffer.wrap(noise));
            } catch (IOException gone) {
                // Noise is often a length that cannot be, and the server may be faster than this thread.
                continue;
            }
        }
    }
}
