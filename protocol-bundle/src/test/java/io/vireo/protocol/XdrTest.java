package io.vireo.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileDescriptor;
import java.util.List;
import org.junit.jupiter.api.Test;

class XdrTest {

    private final XdrWriter out = new XdrWriter();

    @Test
    void everyValueComesBack() {
        out.writeInt(-2);
        out.writeLong(Long.MIN_VALUE + 3);
        out.writeDouble(-0.5);
        out.writeString("a");
        out.writeString("größe \uD83D\uDE00");
        out.writeOpaque(new byte[] {1, 2, 3, 4, 5}, 5);
        out.writeBoolean(true);
        XdrReader in = new XdrReader(out.toByteArray());
        assertEquals(-2, in.readInt());
        assertEquals(Long.MIN_VALUE + 3, in.readLong());
        assertEquals(-0.5, in.readDouble());
        assertEquals("a", in.readString());
        assertEquals("größe \uD83D\uDE00", in.readString());
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5}, in.readOpaque(5));
        assertTrue(in.readBoolean());
        assertEquals(0, in.left());
    }

    @Test
    void textIsFilledUpWithZerosEvenWhereTheBufferHeldSomethingElse() {
        out.writeLong(-1);
        out.writeLong(-1);
        out.cut(0);
        out.writeString("abcde");
        assertArrayEquals(new byte[] {0, 0, 0, 5, 'a', 'b', 'c', 'd', 'e', 0, 0, 0}, out.toByteArray());
    }

    @Test
    void boundsHoldInBothDirections() {
        assertThrows(XdrException.class, () -> out.writeString("abc", 2));
        assertThrows(XdrException.class, () -> out.writeString("äb", 2));
        assertThrows(XdrException.class, () -> out.writeOpaque(new byte[3], 2));
        assertThrows(XdrException.class, () -> out.writeCount(3, 2));
        out.clear();
        out.writeString("abc");
        assertThrows(XdrException.class, () -> new XdrReader(out.toByteArray()).readString(2));
        assertThrows(XdrException.class, () -> new XdrReader(out.toByteArray()).readOpaque(2));
        assertThrows(XdrException.class, () -> new XdrReader(out.toByteArray()).readCount(2, 0));
    }

    @Test
    void countThatCannotFitIsRefusedBeforeAnythingIsMade() {
        out.writeInt(1000);
        out.writeLong(0);
        assertThrows(XdrException.class, () -> new XdrReader(out.toByteArray()).readCount(1000, 4));
        assertEquals(1000, new XdrReader(out.toByteArray()).readCount(1000, 0));
    }

    @Test
    void lengthWhoseFillingWouldOverflowIsRefused() {
        for (int length : new int[] {Integer.MAX_VALUE, -1, Integer.MIN_VALUE}) {
            out.clear();
            out.writeInt(length);
            assertThrows(XdrException.class, () -> new XdrReader(out.toByteArray()).readOpaque(Integer.MAX_VALUE));
        }
    }

    @Test
    void messageCannotOutgrowTheProtocol() {
        byte[] block = new byte[Framing.MAX_STRING];
        for (int i = 0; i < 8; i++) {
            out.writeFixed(block);
        }
        assertThrows(XdrException.class, () -> out.writeOpaque(block, block.length));
        assertEquals(8 * block.length, out.size());
    }

    @Test
    void whatTravelsBesideComesInOrderAndGoesWithACut() {
        FileDescriptor first = new FileDescriptor();
        FileDescriptor second = new FileDescriptor();
        out.attach(first);
        out.attach(second);
        XdrReader in = new XdrReader(new byte[0]);
        in.beside(null, out.files());
        assertEquals(first, in.takeFile());
        assertEquals(List.of(second), in.takeFiles());
        assertThrows(XdrException.class, in::takeFile);
        out.cut(0);
        assertEquals(List.of(), out.files());
    }
}
