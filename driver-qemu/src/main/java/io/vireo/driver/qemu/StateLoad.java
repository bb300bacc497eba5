package io.vireo.driver.qemu;

import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Lets a guest that was started to take a state take it from a file.
 *
 * <p>QEMU reads it from a unix socket that we fill: no shell is involved, and QEMU need not be able to open the file.
 */
final class StateLoad {

    private static final Duration STALL = Duration.ofSeconds(60);
    private static final long CHUNK = 1 << 20;

    private StateLoad() {}

    static void into(QemuGuest guest, SavedImage image) {
        Path socket = guest.folder().socket("state.sock");
        guest.execute("migrate-incoming", Json.object().with("uri", "unix:" + socket));
        try (FileChannel file = FileChannel.open(image.file(), StandardOpenOption.READ);
                SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            pump(file, image.stateAt(), channel);
            channel.shutdownOutput();
            awaitLoaded(guest, image);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot restore " + guest.domain().label() + " from " + image.file(), failure);
        }
    }

    private static void pump(FileChannel file, long from, SocketChannel to) throws IOException {
        long at = from;
        long end = file.size();
        while (at < end) {
            at += file.transferTo(at, Math.min(CHUNK, end - at), to);
        }
    }

    private static void awaitLoaded(QemuGuest guest, SavedImage image) {
        Deadline deadline = Deadline.in(STALL);
        while (!deadline.isOver()) {
            Json state = guest.execute("query-migrate");
            switch (state.text("status").orElse("")) {
                case "completed" -> {
                    return;
                }
                case "failed" ->
                    throw Answers.failed("QEMU could not take the state in " + image.file() + ": "
                            + state.text("error-desc").orElse("it does not say why"));
                default -> Answers.pause(2, guest.domain().label());
            }
        }
        throw Answers.timedOut("QEMU has not taken the state in " + image.file() + " within " + Answers.say(STALL));
    }
}
