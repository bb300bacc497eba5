package io.vireo.driver.remote;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Header;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Row;
import io.vireo.protocol.WireError;
import io.vireo.protocol.XdrReader;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The streams of one channel, by the serial of the call that began each. */
final class Streams {

    private static final Duration UNREAD = Duration.ofSeconds(20);

    private final Channel channel;
    private final Map<Integer, RemoteStream> open = new ConcurrentHashMap<>();

    Streams(Channel channel) {
        this.channel = channel;
    }

    /** Expects the stream of a call, if it begins one: data may follow the reply before its caller has woken up. */
    Optional<RemoteStream> expect(Row row, Header call) {
        if (row.flow() == Row.Flow.NONE) {
            return Optional.empty();
        }
        RemoteStream stream = new RemoteStream(channel, call);
        open.put(call.serial(), stream);
        return Optional.of(stream);
    }

    /** There is no such stream, or none any more. */
    void forget(Header call) {
        open.remove(call.serial());
    }

    /** A call was answered, whether its caller still waits or not: only now the server has a stream, or has refused one. */
    void answered(Header reply) {
        if (reply.status() == PacketStatus.OK) {
            of(reply).ifPresent(RemoteStream::begun);
        } else {
            forget(reply);
        }
    }

    private Optional<RemoteStream> of(Header header) {
        return Optional.ofNullable(open.get(header.serial()));
    }

    /** Takes what belongs to a stream; what belongs to none was under way when it ended. */
    void take(Frame frame) {
        of(frame.header()).ifPresent(stream -> {
            switch (frame.header().status()) {
                case CONTINUE -> stream.data(frame.payload().readRaw());
                case OK -> {
                    forget(frame.header());
                    stream.end();
                }
                default -> {
                    forget(frame.header());
                    VirtException why = errorOf(frame.payload());
                    stream.fail(() -> VirtException.of(why.facts(), why));
                }
            }
        });
    }

    /** Takes a hole. */
    void takeHole(Frame frame) {
        of(frame.header()).ifPresent(stream -> stream.hole(Packets.holeLength(frame)));
    }

    private static VirtException errorOf(XdrReader payload) {
        return payload.left() == 0
                ? new VirtException(ErrorCode.OPERATION_ABORTED, "the server aborted the stream")
                : WireError.received(payload);
    }

    /** Gives up the fullest stream when the link has rested for long because nobody reads. */
    void look() {
        if (channel.flow().isStalled(UNREAD)) {
            open.values().stream()
                    .max(Comparator.comparingLong(RemoteStream::waiting))
                    .ifPresent(this::giveUp);
        }
    }

    private void giveUp(RemoteStream stream) {
        long size = stream.waiting();
        stream.fail(() -> new VirtException(
                ErrorCode.OPERATION_ABORTED,
                "nobody read the stream for " + UNREAD.toSeconds() + " s while " + size + " bytes waited"));
        channel.send(Packets.streamAbort(stream.call()));
    }

    /** Ends all of them. */
    void failAll(Supplier<RuntimeException> why) {
        for (RemoteStream each : List.copyOf(open.values())) {
            forget(each.call());
            each.fail(why);
        }
    }
}
