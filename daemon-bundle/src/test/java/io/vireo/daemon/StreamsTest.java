package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.domain.Console;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Header;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bytes both ways, as fast as the slower side takes them, and ended at any point. */
@Timeout(30)
class StreamsTest {

    private static final long MIB = 1024 * 1024;

    @TempDir
    Path folder;

    private Served served;
    private StageDriver stage;

    @BeforeEach
    void serve() {
        served = Served.start(folder, Vireo.load(), "");
        stage = StageDriver.last();
    }

    @AfterEach
    void end() {
        served.close();
    }

    private Header open(WireClient client) throws IOException {
        return (Header) client.callOn(StageDriver.ACTOR, Console.class, "openConsole", Optional.empty(), Set.of());
    }

    private PipeStream plays(long gives, boolean thenWaits) {
        PipeStream pipe = new PipeStream(gives, thenWaits, new CountDownLatch(0));
        stage.console = () -> pipe;
        return pipe;
    }

    private static Frame nextOf(WireClient client, Header call) throws IOException {
        Frame frame = client.next();
        assertEquals(PacketType.STREAM, frame.header().type());
        assertEquals(call.serial(), frame.header().serial());
        return frame;
    }

    @Test
    void everythingArrivesAndTheEndIsConfirmed() throws IOException {
        PipeStream pipe = plays(5 * MIB, false);
        try (WireClient client = served.client("stage:///system")) {
            Header call = open(client);
            long got = 0;
            Frame frame = nextOf(client, call);
            while (frame.length() > 0) {
                got += frame.length();
                frame = nextOf(client, call);
            }
            assertEquals(5 * MIB, got);
            client.write(Packets.streamFinish(call));
            assertEquals(PacketStatus.OK, nextOf(client, call).header().status());
            assertTrue(pipe.finished.get());
        }
    }

    @Test
    void whatAClientDoesNotReadIsNotReadFromTheDriver() throws Exception {
        PipeStream pipe = plays(512 * MIB, false);
        try (WireClient client = served.client("stage:///system")) {
            open(client);
            TimeUnit.MILLISECONDS.sleep(300);
            assertTrue(pipe.given.get() < 8 * MIB, pipe.given + " bytes were read for a client that reads none");
        }
        assertTrue(pipe.aborted.await(5, TimeUnit.SECONDS), "the stream of a client that is gone is aborted");
    }

    @Test
    void whatADriverDoesNotTakeIsNotReadFromTheClient() throws Exception {
        CountDownLatch mayTake = new CountDownLatch(1);
        PipeStream pipe = new PipeStream(0, true, mayTake);
        stage.console = () -> pipe;
        try (WireClient client = served.client("stage:///system")) {
            Header call = open(client);
            byte[] piece = new byte[256 * 1024];
            Thread writer = new Thread(() -> {
                try {
                    for (int count = 0; count < 64; count++) {
                        client.stream(call, piece);
                    }
                    client.write(Packets.streamFinish(call));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            writer.start();
            writer.join(500);
            assertTrue(writer.isAlive(), "the client is held up");
            mayTake.countDown();
            writer.join();
            assertEquals(PacketStatus.OK, nextOf(client, call).header().status());
            assertEquals(16 * MIB, pipe.taken.get());
        }
    }

    @Test
    void aConsoleGoesBothWays() throws IOException {
        PipeStream pipe = plays(5, true);
        try (WireClient client = served.client("stage:///system")) {
            Header call = open(client);
            assertEquals(5, nextOf(client, call).length());
            client.stream(call, (byte) 'h', (byte) 'i');
            client.write(Packets.streamFinish(call));
            Frame frame = nextOf(client, call);
            assertEquals(PacketStatus.OK, frame.header().status());
            assertEquals("hi", pipe.content.toString(java.nio.charset.StandardCharsets.US_ASCII));
        }
    }

    @Test
    void anAbortEndsAStreamWhoseDriverHangs() throws Exception {
        PipeStream pipe = new PipeStream(0, true, new CountDownLatch(1));
        stage.console = () -> pipe;
        try (WireClient client = served.client("stage:///system")) {
            Header call = open(client);
            client.stream(call, (byte) 1);
            client.write(Packets.streamAbort(call));
            assertEquals(PacketStatus.OK, nextOf(client, call).header().status());
            assertTrue(pipe.aborted.await(5, TimeUnit.SECONDS));
            // What was under way when the stream ended is nobody's.
            client.stream(call, (byte) 2);
            client.call(io.vireo.domain.Domains.class, "domainByName", "actor");
        }
    }

    @Test
    void aStreamThatBreaksTellsWhy() throws Exception {
        PipeStream pipe = new PipeStream(0, true, new CountDownLatch(1));
        stage.console = () -> pipe;
        try (WireClient client = served.client("stage:///system")) {
            Header call = open(client);
            client.stream(call, (byte) 1);
            TimeUnit.MILLISECONDS.sleep(100);
            pipe.aborted.countDown();
            pipe.mayTake.countDown();
            Frame frame = nextOf(client, call);
            while (frame.header().status() == PacketStatus.CONTINUE) {
                frame = nextOf(client, call);
            }
            assertEquals(PacketStatus.ERROR, frame.header().status());
            assertTrue(
                    io.vireo.protocol.WireError.read(frame.payload()).message().contains("the pipe was cut"));
        }
    }

    @Test
    void streamsThatCannotBeAbortedKeepNoOtherFromBeingLetGo() throws Exception {
        CountDownLatch aborted = new CountDownLatch(3);
        stage.console = () -> new StaleStream(aborted);
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        try {
            try (WireClient client = served.client("stage:///system")) {
                Header first = open(client);
                open(client);
                open(client);
                client.write(Packets.streamAbort(first));
                assertEquals(PacketStatus.OK, nextOf(client, first).header().status());
            }
            assertTrue(aborted.await(5, TimeUnit.SECONDS), aborted + " streams were not let go");
            served.close();
            assertEquals(List.of(), List.copyOf(uncaught));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void theSecondStreamOfASerialEndsTheFirstAndIsHeardItself() throws Exception {
        Queue<PipeStream> pipes = new ConcurrentLinkedQueue<>();
        stage.console = () -> {
            PipeStream pipe = new PipeStream(0, true, new CountDownLatch(0));
            pipes.add(pipe);
            return pipe;
        };
        try (WireClient client = served.client("stage:///system")) {
            Header call = open(client);
            client.again(call.serial());
            open(client);
            client.write(Packets.streamAbort(call));
            assertEquals(PacketStatus.OK, nextOf(client, call).header().status());
        }
        assertEquals(2, pipes.size());
        for (PipeStream each : pipes) {
            assertTrue(each.aborted.await(5, TimeUnit.SECONDS), "a stream was forgotten");
        }
    }

    @Test
    void allClientsTogetherHaveOnlySoManyStreams() throws IOException {
        served.close();
        served = Served.start(folder, Vireo.load(), "max_streams = 3\n");
        StageDriver.last().console = () -> new PipeStream(0, true, new CountDownLatch(0));
        try (WireClient one = served.client("stage:///system");
                WireClient other = served.client("stage:///system")) {
            open(one);
            Header second = open(one);
            open(other);
            VirtException tooMany = assertThrows(VirtException.class, () -> open(other));
            assertTrue(tooMany.getMessage().contains("all clients together may have 3"), tooMany.getMessage());
            one.write(Packets.streamAbort(second));
            assertEquals(PacketStatus.OK, nextOf(one, second).header().status());
            open(other);
        }
    }

    @Test
    void aClientHasOnlySoManyStreams() throws IOException {
        stage.console = () -> new PipeStream(0, true, new CountDownLatch(0));
        try (WireClient client = served.client("stage:///system")) {
            for (int count = 0; count < Streams.MOST; count++) {
                open(client);
            }
            VirtException tooMany = assertThrows(VirtException.class, () -> open(client));
            assertTrue(tooMany.getMessage().contains("too many active streams"), tooMany.getMessage());
        }
    }
}
