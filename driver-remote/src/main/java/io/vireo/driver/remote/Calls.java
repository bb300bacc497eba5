package io.vireo.driver.remote;

import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.protocol.Request;
import io.vireo.protocol.Row;
import io.vireo.protocol.XdrException;
import io.vireo.protocol.XdrReader;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Makes calls of the table over whichever channel there is now. */
final class Calls {

    /** What was asked at last, and the answer. */
    private record Asked(Request request, Object result) {}

    private static final int MOST_STEPS = 4;

    private final Supplier<Channel> channel;
    /** Forms that the server has refused while it took an older one. */
    private final Set<Row> missing = ConcurrentHashMap.newKeySet();

    Calls(Supplier<Channel> channel) {
        this.channel = channel;
    }

    boolean lacks(Row row) {
        return missing.contains(row);
    }

    void lacksFromNowOn(Row row) {
        missing.add(row);
    }

    /** Another server may have come up at the same address. */
    void forget() {
        missing.clear();
    }

    /** A session facet: a part of the conversation itself. */
    <F extends Facet> F of(Class<F> facet) {
        return Stub.of(facet, ConnectRef.INSTANCE, this);
    }

    /** The lists of the connection; what a server lacks, the call says. */
    <F extends Facet> Optional<F> lists(Class<F> facet) {
        return Optional.of(of(facet));
    }

    /** Makes a call, and those that its answer asks for. */
    Object call(Row row, Ref subject, Object[] args) {
        Channel now = channel.get();
        Request request = row.ask(subject, args);
        for (int step = 0; step < MOST_STEPS; step++) {
            Asked asked = askAsServerTakesIt(now, row, request);
            Optional<Request> next = asked.request().next();
            if (next.isEmpty()) {
                return asked.result();
            }
            request = next.get();
        }
        throw new VirtException(ErrorCode.RPC, row.function() + ": the server never says how much there is");
    }

    /** Some drivers refuse the flag by which this side says that it takes texts, so it is tried without. */
    private static Asked askAsServerTakesIt(Channel channel, Row row, Request request) {
        try {
            return new Asked(request, call(channel, row, request));
        } catch (VirtException refused) {
            Optional<Request> plainer = refused.number() == ErrorCode.INVALID_ARG.number()
                            || refused.number() == ErrorCode.ARGUMENT_UNSUPPORTED.number()
                    ? request.withoutText()
                    : Optional.empty();
            if (plainer.isEmpty()) {
                throw refused;
            }
            return new Asked(plainer.get(), call(channel, row, plainer.get()));
        }
    }

    private static Object call(Channel channel, Row row, Request request) {
        if (row.sendsFiles() || row.answersFiles()) {
            channel.obstacleToFiles().ifPresent(why -> {
                throw new Unsupported(
                        ErrorCode.NO_SUPPORT, row.function() + ": open files cannot go to or from this server: " + why);
            });
        }
        Channel.Answer answer = channel.call(row, out -> row.writeArgs(out, request));
        List<FileDescriptor> files = answer.frame().files();
        XdrReader in = answer.frame().values();
        in.beside(answer.stream().orElse(null), files);
        try {
            Object result = row.readResult(in, request);
            // What is left nobody has asked for.
            in.takeFiles().forEach(FilePassing::close);
            return result;
        } catch (XdrException unreadable) {
            files.forEach(FilePassing::close);
            answer.stream().ifPresent(RemoteStream::abort);
            throw channel.unreadable(row.function(), unreadable);
        }
    }
}
