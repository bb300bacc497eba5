package io.vireo.daemon;

import io.vireo.ConnectRef;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.ClientFlags;
import io.vireo.protocol.EventRegistration;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.Handshake;
import io.vireo.protocol.PacketType;
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
import java.util.UUID;

/**
 * A client that does what every client does first, so that the classes for it are known: the archive of classes that the
 * next start is made from has them then.
 */
final class Rehearsal {

    private static final DomainRef GUEST_REF = DomainRef.of("rehearsed", new UUID(0x4000, 1L << 63));
    private static final String GUEST = "<domain type='test'><name>" + GUEST_REF.name() + "</name><uuid>"
            + GUEST_REF.uuid() + "</uuid><memory unit='MiB'>64</memory><os><type>hvm</type></os></domain>";

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
            client.call(EventRegistration.class, "registerDomain", 0, Optional.empty());
            client.call(Domains.class, "defineDomain", GUEST, Set.of());
            client.callOn(GUEST_REF, Inspect.class, "xmlDesc", Set.of());
            client.callOn(GUEST_REF, Definition.class, "undefine", Set.of());
            client.call(Handshake.class, "unregisterCloseCallback");
            client.call(Handshake.class, "close");
        }
    }

    private void call(Class<? extends Facet> facet, String name, Object... arguments) throws IOException {
        callOn(ConnectRef.INSTANCE, facet, name, arguments);
    }

    private void callOn(Ref subject, Class<? extends Facet> facet, String name, Object... arguments)
            throws IOException {
        Method method = Arrays.stream(facet.getMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        Row row = Table.TABLE.row(facet, method).orElseThrow();
        Request request = row.ask(subject, arguments);
        XdrWriter out = new XdrWriter();
        Packets.begin(out, row.call(serial++));
        row.writeArgs(out, request);
        channel.write(Packets.end(out));
        awaitReply();
    }

    /** Events may come before it. */
    private void awaitReply() throws IOException {
        boolean replied = false;
        while (!replied) {
            Optional<Frame> next = framing.next(buffer);
            if (next.isEmpty()) {
                fill();
            } else {
                replied = next.get().header().type() == PacketType.REPLY;
            }
        }
    }

    private void fill() throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        buffer.flip();
        if (count < 0) {
            throw new IOException("the daemon hung up");
        }
    }
}
