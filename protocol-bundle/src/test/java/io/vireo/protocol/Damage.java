package io.vireo.protocol;

import io.vireo.ConnectRef;
import io.vireo.VirtException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Breaks recorded messages and decodes what is left, as a server and as a client; run by {@link DamageTest} in a virtual
 * machine of its own with a small heap.
 */
final class Damage {

    private static final int[] SPECIAL = {
        0,
        1,
        -1,
        2,
        3,
        4,
        7,
        8,
        16,
        17,
        255,
        256,
        1024,
        1025,
        2048,
        2049,
        16_384,
        16_385,
        65_536,
        4_194_304,
        4_194_305,
        8_388_608,
        33_554_432,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0x4000_0000,
        0x2000_8086
    };
    private static final long ALLOWED = 1_500_000;
    private static final int WORD = 4;

    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final List<Frame> frames = Conversations.frames();
    private final List<Row> rows = Table.TABLE.all();
    private final Random random;
    private int values;
    private int refused;
    private long most;

    private Damage(long seed) {
        random = new Random(seed);
    }

    /** Arguments: how many messages, and a seed. */
    public static void main(String[] args) {
        Damage damage = new Damage(Long.parseLong(args[1]));
        int messages = Integer.parseInt(args[0]);
        damage.frames.forEach(frame -> damage.decode(frame.header(), payload(frame)));
        damage.most = 0;
        for (int i = 0; i < messages; i++) {
            damage.one();
        }
        System.out.println(messages + " messages: " + damage.values + " values, " + damage.refused
                + " refused, at most " + damage.most + " bytes for one");
    }

    private static byte[] payload(Frame frame) {
        return Arrays.copyOfRange(frame.bytes(), frame.from(), frame.to());
    }

    private void one() {
        Frame frame = frames.get(random.nextInt(frames.size()));
        byte[] broken = broken(payload(frame));
        long before = threads.getCurrentThreadAllocatedBytes();
        decode(frame.header(), broken);
        long taken = threads.getCurrentThreadAllocatedBytes() - before;
        most = Math.max(most, taken);
        if (taken > ALLOWED) {
            throw new AssertionError(taken + " bytes for " + frame.header() + " of " + broken.length + " bytes");
        }
    }

    private byte[] broken(byte[] whole) {
        byte[] bytes = whole;
        for (int times = random.nextInt(3); times >= 0; times--) {
            bytes = brokenOnce(bytes);
        }
        return bytes;
    }

    private byte[] brokenOnce(byte[] bytes) {
        switch (random.nextInt(5)) {
            case 0:
                return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            case 1:
                return Arrays.copyOf(bytes, bytes.length + random.nextInt(64));
            case 2:
                byte[] noise = new byte[random.nextInt(128)];
                random.nextBytes(noise);
                return noise;
            case 3:
                return word(bytes, SPECIAL[random.nextInt(SPECIAL.length)]);
            default:
                return word(bytes, random.nextInt());
        }
    }

    private byte[] word(byte[] bytes, int value) {
        byte[] copy = bytes.clone();
        if (copy.length >= WORD) {
            ByteBuffer.wrap(copy).putInt(WORD * random.nextInt(copy.length / WORD), value);
        }
        return copy;
    }

    private void decode(Header header, byte[] bytes) {
        try {
            switch (header.type()) {
                case CALL, CALL_WITH_FILES -> any(header).readArgs(new XdrReader(bytes));
                case REPLY, REPLY_WITH_FILES -> reply(header, bytes);
                default ->
                    EventTable.EVENTS
                            .row(Program.of(header.program()).orElseThrow(), header.procedure())
                            .orElseThrow()
                            .read(new XdrReader(bytes));
            }
            values++;
        } catch (XdrException | VirtException expected) {
            refused++;
        }
    }

    /** Mostly the row to which the message belongs, sometimes another. */
    private Row any(Header header) {
        return random.nextInt(8) == 0
                ? rows.get(random.nextInt(rows.size()))
                : Table.TABLE
                        .row(Program.of(header.program()).orElseThrow(), header.procedure())
                        .orElseThrow();
    }

    private void reply(Header header, byte[] bytes) {
        XdrReader in = new XdrReader(bytes);
        if (header.status() == PacketStatus.ERROR) {
            WireError.received(in);
            return;
        }
        in.beside(new NoStream(), List.of());
        Row row = Table.TABLE
                .row(Program.of(header.program()).orElseThrow(), header.procedure())
                .orElseThrow();
        if (!row.isOlder()) {
            row.readResult(in, row.ask(new ConnectRef(), arguments(row)));
        }
    }

    static Object[] arguments(Row row) {
        Object[] arguments = new Object[row.method().getParameterCount()];
        Class<?>[] types = row.method().getParameterTypes();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = types[i] == int.class ? Integer.valueOf(1) : types[i] == List.class ? List.of() : null;
        }
        return arguments;
    }
}
