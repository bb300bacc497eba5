package io.vireo.daemon;

import io.vireo.ConnectRef;
import io.vireo.Facet;
import io.vireo.domain.Domains;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.ClientFlags;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.Handshake;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Request;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import io.vireo.protocol.XdrWriter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A client that does what every client does first, so that the classes for it are known: the archive of classes that the
 * next start is made from has them then.
 */
final class Rehearsal {

    private final SocketChannel channel;
    private final Framing framing = new Framing();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024).flip();
    private int serial;

    private Rehearsal(SocketChannel channel) {
        this.channel = channel;
    }

    /** Plays the client at a socket of ours; fails when the socket does. */
    static void run(Path socket, String uri) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Rehearsal client = new Rehearsal(channel);
            client.call(Authentication.class, "authTypes");
            client.call(Handshake.class, "supportsFeature", 10);
            client.call(Handshake.class, "open", Optional.of(uri), ClientFlags.of(false));
            client.call(Handshake.class, "supportsFeature", 14);
            client.call(Handshake.class, "registerCloseCallback");
            client.call(Domains.class, "listDomains", Set.of());
            client.call(Domains.class, "domainByName", "test");
            client.call(Domains.class, "domainByName", "nobody");
            client.call(Handshake.class, "unregisterCloseCallback");
            client.call(Handshake.class, "close");
        }
    }

    private void call(Class<? extends Facet> facet, String name, Object... arguments) throws IOException {
        Method method = Arrays.stream(facet.getMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        Row row = Table.TABLE.row(facet, method).orElseThrow();
        Request request = row.ask(ConnectRef.INSTANCE, arguments);
        XdrWriter out = new XdrWriter();
        Packets.begin(out, row.call(serial++));
        row.writeArgs(out, request);
        channel.write(Packets.end(out));
        awaitReply();
    }

    private void awaitReply() throws IOException {
        for (Optional<Frame> reply = framing.next(buffer); reply.isEmpty(); reply = framing.next(buffer)) {
            buffer.clear();
            int count = channel.read(buffer);
            buffer.flip();
            if (count < 0) {
                throw new IOException("the daemon hung up");
            }
        }
    }
}
