package io.vireo.daemon;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import io.vireo.ConnectRef;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.ClientFlags;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.Handshake;
import io.vireo.protocol.Header;
import io.vireo.protocol.Invented;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import io.vireo.protocol.XdrException;
import io.vireo.protocol.XdrWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a fuzzer lets a client say: mostly calls that are right in form, amid whatever else bytes can be. */
final class InventedClient {

    private static final List<Row> ROWS = Table.TABLE.all();

    /** Those that write a file where the client says, which on the machine of a developer nobody should. */
    private static final Set<Integer> WRITING = Set.of(53, 55, 232, 236, 334, 440);

    private static final int LONGEST = 256;
    private static final int SERIALS = 16;

    private final FuzzedDataProvider data;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    InventedClient(FuzzedDataProvider data) {
        this.data = data;
    }

    /** Everything that the client says, from its first byte on. */
    byte[] words() {
        if (data.consumeInt(0, 15) > 0) {
            greet();
        }
        while (data.remainingBytes() > 0) {
            word();
        }
        return said.toByteArray();
    }

    /** Says whether nothing of it asks for a file to be written. */
    static boolean isHarmless(byte[] words) {
        Framing framing = new Framing();
        ByteBuffer left = ByteBuffer.wrap(words);
        try {
            for (Optional<Frame> next = framing.next(left); next.isPresent(); next = framing.next(left)) {
                if (WRITING.contains(next.get().header().procedure())) {
                    return false;
                }
            }
        } catch (XdrException end) {
            // The server gets no further either.
            return true;
        }
        return true;
    }

    private void greet() {
        call(WireClient.row(Authentication.class, "authTypes"));
        String uri = data.consumeInt(0, 7) > 0 ? "test:///default" : data.consumeString(32);
        call(WireClient.row(Handshake.class, "open"), Optional.of(uri), ClientFlags.of(data.consumeBoolean()));
    }

    private void call(Row row, Object... arguments) {
        XdrWriter out = new XdrWriter();
        Packets.begin(out, row.call(data.consumeInt(0, SERIALS)));
        row.writeArgs(out, row.ask(ConnectRef.INSTANCE, arguments));
        say(Packets.end(out));
    }

    private void word() {
        switch (data.consumeInt(0, 9)) {
            case 0 -> said.writeBytes(data.consumeBytes(data.consumeInt(0, LONGEST)));
            case 1 -> header();
            case 2 -> stream();
            case 3 -> say(data.consumeBoolean() ? Packets.ping() : Packets.pong());
            default -> {
                Row row = ROWS.get(data.consumeInt(0, ROWS.size() - 1));
                whole(row.call(data.consumeInt(0, SERIALS)), new Invented(row.argsLayout(), data).bytes());
            }
        }
    }

    /** A header with numbers of which none need be known. */
    private void header() {
        byte[] payload = data.consumeBytes(data.consumeInt(0, LONGEST));
        ByteBuffer message = ByteBuffer.allocate(28 + payload.length);
        message.putInt(data.consumeInt(0, 7) > 0 ? message.capacity() : data.consumeInt());
        for (int word = 0; word < 6; word++) {
            message.putInt(data.consumeBoolean() ? data.consumeInt(0, 8) : data.consumeInt());
        }
        say(message.put(payload).flip());
    }

    private void stream() {
        Row row = ROWS.get(data.consumeInt(0, ROWS.size() - 1));
        Header call = row.call(data.consumeInt(0, SERIALS));
        switch (data.consumeInt(0, 3)) {
            case 0 -> say(Packets.streamFinish(call));
            case 1 -> say(Packets.streamAbort(call));
            case 2 -> say(Packets.streamHole(call, data.consumeLong()));
            default -> say(Packets.streamData(call, ByteBuffer.wrap(data.consumeBytes(data.consumeInt(0, LONGEST)))));
        }
    }

    private void whole(Header header, byte[] payload) {
        XdrWriter out = new XdrWriter();
        Packets.begin(out, header);
        out.writeRaw(ByteBuffer.wrap(payload));
        say(Packets.end(out));
    }

    private void say(ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        said.writeBytes(bytes);
    }
}
