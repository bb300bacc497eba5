package io.vireo.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.Unsupported;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FramingTest {

    private static final HexFormat HEX = HexFormat.of();

    private final Framing framing = new Framing();

    @Test
    void keepaliveIsTheBytesThatLibvirtSends() {
        assertEquals(
                "0000001c6b6565700000000100000001000000020000000000000000",
                HEX.formatHex(Packets.ping().array()));
        assertTrue(framing.next(Packets.ping()).orElseThrow().isPing());
        assertTrue(framing.next(Packets.pong()).orElseThrow().isPong());
    }

    @Test
    void messageThatComesByteByByteIsWholeAtTheLastByte() {
        Header call = Header.call(Program.REMOTE, 201, 7);
        byte[] bytes =
                Packets.streamData(call, ByteBuffer.wrap(new byte[] {1, 2, 3})).array();
        for (int i = 0; i < bytes.length - 1; i++) {
            assertEquals(Optional.empty(), framing.next(ByteBuffer.wrap(bytes, i, 1)));
            assertTrue(framing.isInside());
        }
        Frame frame = framing.next(ByteBuffer.wrap(bytes, bytes.length - 1, 1)).orElseThrow();
        assertEquals(call.answer(PacketType.STREAM, PacketStatus.CONTINUE), frame.header());
        ByteBuffer payload = frame.payload().readRaw();
        assertArrayEquals(new byte[] {1, 2, 3}, new byte[] {payload.get(), payload.get(), payload.get()});
        assertFalse(framing.isInside());
    }

    @Test
    void twoMessagesInOneReadAreTwoFrames() {
        ByteBuffer both =
                ByteBuffer.allocate(56).put(Packets.ping()).put(Packets.pong()).flip();
        assertTrue(framing.next(both).orElseThrow().isPing());
        assertTrue(framing.next(both).orElseThrow().isPong());
        assertFalse(both.hasRemaining());
    }

    @Test
    void lengthOutOfBoundsIsRefusedBeforeAnythingIsGathered() {
        for (String length : new String[] {"00000000", "0000001b", "02000005", "7fffffff", "ffffffff"}) {
            assertThrows(XdrException.class, () -> new Framing().next(ByteBuffer.wrap(HEX.parseHex(length))), length);
        }
        assertEquals(Optional.empty(), new Framing().next(ByteBuffer.wrap(HEX.parseHex("02000004"))));
    }

    @Test
    void errorKeepsCodeAndDomainThatNobodyKnows() {
        ErrorFacts facts = new ErrorFacts(
                4711, 815, "strange: very", Optional.of("strange: %s"), Optional.of("very"), Optional.empty(), 2, -1);
        Frame frame = framing.next(Packets.error(Header.call(Program.REMOTE, 1, 0), facts))
                .orElseThrow();
        assertEquals(PacketStatus.ERROR, frame.header().status());
        assertEquals(facts, WireError.read(frame.payload()));
    }

    @Test
    void errorIsTheBytesThatLibvirtSends() {
        ErrorFacts facts = ErrorFacts.of(ErrorCode.NO_DOMAIN).in(ErrorDomain.TEST);
        String expected = "00000070200080860000000100000017000000010000000600000001"
                + "0000002a0000000c0000000100000010446f6d61696e206e6f7420666f756e640000000200000000"
                + "0000000100000010446f6d61696e206e6f7420666f756e640000000000000000ffffffffffffffff00000000";
        assertEquals(
                expected,
                HEX.formatHex(
                        Packets.error(Header.call(Program.REMOTE, 23, 6), facts).array()));
    }

    @Test
    void unknownProcedureArrivesAsUnsupported() {
        Header call = Header.call(Program.REMOTE, 600, 0);
        Frame frame = framing.next(Packets.error(call, WireError.unknownProcedure(600)))
                .orElseThrow();
        Unsupported error = (Unsupported) WireError.received(frame.payload());
        assertEquals(Optional.of(ErrorCode.NO_SUPPORT), error.code());
        assertEquals("unknown procedure: 600", error.getMessage());
    }

    @Test
    void holeIsFortyBytesAndKeepsItsLength() {
        ByteBuffer hole = Packets.streamHole(Header.call(Program.REMOTE, 208, 3), 1L << 40);
        assertEquals(40, hole.remaining());
        assertEquals(1L << 40, Packets.holeLength(framing.next(hole).orElseThrow()));
    }
}
