package io.vireo.driver.remote;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.vireo.protocol.EventRow;
import io.vireo.protocol.EventTable;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.Header;
import io.vireo.protocol.Invented;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Program;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import io.vireo.protocol.XdrWriter;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A server in which a fuzzer says what is answered, on the thread that asks: mostly answers that are right in form, amid
 * whatever else bytes can be. When the input is used up it hangs up.
 */
final class LyingLink implements Link {

    private static final List<Row> ROWS = Table.TABLE.all();
    private static final List<EventRow> EVENTS = List.copyOf(EventTable.EVENTS.all());
    private static final String ERROR = "int int ?(string) int ?(string opaque[16] int) ?(string) ?(string) ?(string)"
            + " int int ?(string opaque[16])";
    private static final int LONGEST = 256;

    private final FuzzedDataProvider data;
    private final Framing asked = new Framing();
    private Receiver receiver;
    private boolean isClosed;
    private boolean hasEnded;
    private boolean isSaying;
    private boolean isTorn;
    private Header last = Header.call(Program.REMOTE, 1, 0);

    LyingLink(FuzzedDataProvider data) {
        this.data = data;
    }

    @Override
    public Optional<String> obstacleToFiles() {
        return Optional.of(ONLY_HERE);
    }

    @Override
    public void start(Receiver heard) {
        receiver = heard;
    }

    @Override
    public void send(ByteBuffer message, List<FileDescriptor> files) {
        Optional<Frame> frame = asked.next(message);
        if (frame.isEmpty() || isSaying || isClosed) {
            return;
        }
        if (frame.get().header().type() == PacketType.CALL) {
            last = frame.get().header();
        }
        goOn();
    }

    /** Says something, and at last what was asked for, or nothing more at all. */
    void goOn() {
        isSaying = true;
        for (int count = data.consumeInt(0, 3); count > 0 && !isClosed; count--) {
            something();
        }
        if (!isClosed && data.remainingBytes() > 0) {
            answer();
        }
        isSaying = false;
        // Bytes may be the begin of a message that swallows the answer; a client waits for its end.
        if (isTorn || data.remainingBytes() == 0) {
            close();
        }
        end();
    }

    private void something() {
        switch (data.consumeInt(0, 15)) {
            case 0 -> {
                isTorn = true;
                hear(ByteBuffer.wrap(data.consumeBytes(data.consumeInt(0, LONGEST))));
            }
            case 1 -> header();
            case 2, 3 -> hear(data.consumeBoolean() ? Packets.ping() : Packets.pong());
            case 4, 5, 6, 7 -> {
                EventRow event = EVENTS.get(data.consumeInt(0, EVENTS.size() - 1));
                whole(event.header(), new Invented(event.layout(), data).bytes());
            }
            case 8 -> answer();
            default -> stream();
        }
    }

    private void answer() {
        Row row = Table.TABLE
                .row(Program.of(last.program()).orElseThrow(), last.procedure())
                .orElse(ROWS.get(0));
        boolean fails = data.consumeInt(0, 7) == 0;
        Header header = fails ? last.answer(PacketType.REPLY, PacketStatus.ERROR) : row.reply(last);
        whole(header, new Invented(fails ? ERROR : row.resultLayout(), data).bytes());
    }

    /** A header with numbers of which none need be known. */
    private void header() {
        isTorn = true;
        byte[] payload = data.consumeBytes(data.consumeInt(0, LONGEST));
        ByteBuffer message = ByteBuffer.allocate(28 + payload.length);
        message.putInt(data.consumeInt(0, 7) > 0 ? message.capacity() : data.consumeInt());
        for (int word = 0; word < 6; word++) {
            message.putInt(data.consumeBoolean() ? data.consumeInt(0, 8) : data.consumeInt());
        }
        hear(message.put(payload).flip());
    }

    private void stream() {
        switch (data.consumeInt(0, 3)) {
            case 0 -> hear(Packets.streamFinish(last));
            case 1 -> hear(Packets.streamAbort(last));
            case 2 -> hear(Packets.streamHole(last, data.consumeLong()));
            default -> hear(Packets.streamData(last, ByteBuffer.wrap(data.consumeBytes(data.consumeInt(0, LONGEST)))));
        }
    }

    private void whole(Header header, byte[] payload) {
        XdrWriter out = new XdrWriter();
        Packets.begin(out, header);
        out.writeRaw(ByteBuffer.wrap(payload));
        hear(Packets.end(out));
    }

    private void hear(ByteBuffer bytes) {
        if (!isClosed) {
            receiver.received(bytes);
        }
    }

    private void end() {
        if (isClosed && !hasEnded) {
            hasEnded = true;
            receiver.ended(new IOException("the server hung up"));
        }
    }

    @Override
    public long queued() {
        return 0;
    }

    @Override
    public void pause() {
        // What is said is little.
    }

    @Override
    public void resume() {
        // Nothing rests.
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public void close() {
        isClosed = true;
        if (!isSaying) {
            end();
        }
    }
}
