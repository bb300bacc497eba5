package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Header;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Program;
import io.vireo.protocol.Request;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import io.vireo.protocol.WireError;
import io.vireo.protocol.XdrException;
import io.vireo.protocol.XdrWriter;
import io.vireo.spi.FilePassing;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a call to its answer, by the table; knows no sockets and no procedure by its name. */
final class Dispatcher {

    /** Whoever the calls come from. */
    interface Caller {

        /** How far it has come. */
        Row.Stage stage();

        /** Makes a call that was understood. */
        Object call(Row row, Request request);

        /** Takes a stream that a call began, once its reply is queued. */
        void begin(Row row, Header call, VirtStream stream);

        /** What is to happen once the reply is queued. */
        void replied();

        /** Says whether open files can go both ways. */
        boolean passesFiles();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int ROOM_TO_KEEP = 256 * 1024;

    private static final ThreadLocal<XdrWriter> WRITERS = ThreadLocal.withInitial(XdrWriter::new);

    private Dispatcher() {}

    /** Answers a call; whatever goes wrong becomes an error in the answer. */
    static Answer answer(Caller caller, Frame frame) {
        Header call = frame.header();
        try {
            return reply(caller, row(call), frame);
        } catch (Upstream.NotNow away) {
            return Answer.LATER;
        } catch (VirtException failure) {
            return error(call, failure.facts());
        } catch (XdrException bad) {
            return error(call, WireError.undecodable(bad));
        } catch (RuntimeException | StackOverflowError | LinkageError unexpected) {
            LOG.error("{} failed", call, unexpected);
            return error(
                    call,
                    ErrorFacts.of(ErrorCode.INTERNAL_ERROR, unexpected.toString())
                            .in(ErrorDomain.RPC));
        }
    }

    /** Says whether a call may take the seats that are kept free. */
    static boolean isUrgent(Frame frame) {
        Header call = frame.header();
        return program(call)
                .flatMap(program -> Table.TABLE.row(program, call.procedure()))
                .map(Row::isUrgent)
                .orElse(true);
    }

    private static Optional<Program> program(Header call) {
        return call.isOf(Program.REMOTE)
                ? Optional.of(Program.REMOTE)
                : Program.of(call.program()).filter(call::isOf);
    }

    private static Row row(Header call) {
        Program program = program(call)
                .filter(each -> each != Program.KEEPALIVE)
                .orElseThrow(() -> VirtException.of(WireError.unknownProgram(call.program(), call.version())));
        if (call.status() != PacketStatus.OK) {
            throw rpc("Unexpected message status " + call.status().number());
        }
        return Table.TABLE
                .row(program, call.procedure())
                .orElseThrow(() -> VirtException.of(WireError.unknownProcedure(call.procedure())));
    }

    private static Answer reply(Caller caller, Row row, Frame frame) {
        require(caller.stage(), row.stage());
        Header call = frame.header();
        requirePassage(caller, row, call);
        Request request = row.readArgs(frame.values());
        Object result = caller.call(row, request);
        XdrWriter out = WRITERS.get();
        try {
            Packets.begin(out, row.reply(call));
            row.writeResult(out, request, result);
            Optional<VirtStream> stream = out.stream();
            ByteBuffer message = Packets.end(out);
            Answer answer = stream.isEmpty()
                    ? Answer.of(message, caller::replied)
                    : Answer.of(message, () -> caller.begin(row, call, stream.get()));
            return answer.with(out.files());
        } catch (XdrException tooMuch) {
            out.stream().ifPresent(VirtStream::abort);
            out.files().forEach(FilePassing::close);
            throw rpc("Unable to encode message payload: " + tooMuch.getMessage());
        } finally {
            if (out.size() > ROOM_TO_KEEP) {
                WRITERS.remove();
            }
        }
    }

    private static void requirePassage(Caller caller, Row row, Header call) {
        if ((call.type() == PacketType.CALL_WITH_FILES || row.answersFiles()) && !caller.passesFiles()) {
            throw VirtException.of(
                    ErrorFacts.of(ErrorCode.NO_SUPPORT, "file descriptors cannot be passed on this connection")
                            .in(ErrorDomain.RPC));
        }
    }

    private static void require(Row.Stage reached, Row.Stage needed) {
        if (reached.compareTo(needed) >= 0) {
            return;
        }
        if (reached == Row.Stage.CONNECTED) {
            throw rpc("authentication required");
        }
        throw VirtException.of(ErrorFacts.of(ErrorCode.INTERNAL_ERROR, "hypervisor connection not open")
                .in(ErrorDomain.RPC));
    }

    private static VirtException rpc(String detail) {
        return VirtException.of(ErrorFacts.of(ErrorCode.RPC, detail).in(ErrorDomain.RPC));
    }

    private static Answer error(Header call, ErrorFacts facts) {
        return Answer.of(Packets.error(call, bounded(facts)));
    }

    /** A text that a driver made too long for the wire is still better cut than lost. */
    private static ErrorFacts bounded(ErrorFacts facts) {
        return facts.message().length() < LONGEST_TEXT ? facts : cut(facts);
    }

    private static final int LONGEST_TEXT = 512 * 1024;

    private static ErrorFacts cut(ErrorFacts facts) {
        return new ErrorFacts(
                facts.code(),
                facts.domain(),
                cut(facts.message()),
                facts.template().map(Dispatcher::cut),
                facts.detail().map(Dispatcher::cut),
                facts.more().map(Dispatcher::cut),
                facts.first(),
                facts.second());
    }

    private static String cut(String text) {
        return text.length() < LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }
}
