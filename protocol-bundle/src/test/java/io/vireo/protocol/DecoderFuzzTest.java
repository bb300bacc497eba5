package io.vireo.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vireo.ConnectRef;
import io.vireo.VirtException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Decodes what a fuzzer invents, as a server and as a client, with the table as its grammar: messages that are right in
 * form and strange in content, and some that are neither.
 *
 * <p>In a usual build it repeats inputs that once failed; {@code ./check} lets it invent for a while. A longer run:
 * {@code tools/fuzz}.
 */
class DecoderFuzzTest {

    private static final List<Row> ROWS = Table.TABLE.all();
    private static final List<EventRow> EVENTS = List.copyOf(EventTable.EVENTS.all());

    private final XdrWriter out = new XdrWriter();

    @FuzzTest(maxDuration = "20s")
    void anyMessageIsAValueOrRefused(FuzzedDataProvider data) {
        try {
            switch (data.consumeInt(0, 5)) {
                case 0 -> framing(data);
                case 1, 2 -> call(data);
                case 3 -> result(data);
                case 4 -> event(data);
                default -> WireError.received(invented("", data));
            }
        } catch (XdrException | VirtException refused) {
            // Either is what a peer that sends such a thing gets.
        }
    }

    private static void framing(FuzzedDataProvider data) {
        Framing framing = new Framing();
        while (data.remainingBytes() > 0) {
            ByteBuffer bytes = ByteBuffer.wrap(data.consumeBytes(data.consumeInt(0, 64)));
            Optional<Frame> frame = framing.next(bytes);
            while (frame.isPresent()) {
                frame = framing.next(bytes);
            }
        }
    }

    private void call(FuzzedDataProvider data) {
        Row row = ROWS.get(data.consumeInt(0, ROWS.size() - 1));
        Request request = row.readArgs(invented(row.argsLayout(), data));
        if (row.isOlder() || row.sendsFiles()) {
            return;
        }
        out.clear();
        row.writeArgs(out, request);
        byte[] once = out.toByteArray();
        Request again = row.readArgs(new XdrReader(once));
        out.clear();
        row.writeArgs(out, again);
        assertEquals(ByteBuffer.wrap(once), out.view(), row::toString);
    }

    private void result(FuzzedDataProvider data) {
        Row row = ROWS.get(data.consumeInt(0, ROWS.size() - 1));
        if (row.isOlder()) {
            return;
        }
        Request request = row.ask(new ConnectRef(), Damage.arguments(row));
        XdrReader in = invented(row.resultLayout(), data);
        in.beside(new NoStream(), List.of());
        Object result = row.readResult(in, request);
        out.clear();
        row.writeResult(out, request, result);
    }

    private static void event(FuzzedDataProvider data) {
        EventRow row = EVENTS.get(data.consumeInt(0, EVENTS.size() - 1));
        row.read(invented(row.layout(), data));
    }

    private static XdrReader invented(String layout, FuzzedDataProvider data) {
        if (layout.isEmpty() || data.consumeInt(0, 7) == 0) {
            return new XdrReader(data.consumeRemainingAsBytes());
        }
        return new XdrReader(new Invented(layout, data).bytes());
    }
}
