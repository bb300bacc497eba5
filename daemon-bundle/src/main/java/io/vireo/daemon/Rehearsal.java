package io.vireo.daemon;

import io.vireo.ConnectRef;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import io.vireo.domain.Lifecycle;
import io.vireo.protocol.Authentication;
import io.vireo.protocol.ClientFlags;
import io.vireo.protocol.EventRegistration;
import io.vireo.protocol.Frame;
import io.vireo.protocol.Framing;
import io.vireo.protocol.Handshake;
import io.vireo.protocol.PacketStatus;
import io.vireo.protocol.PacketType;
import io.vireo.protocol.Packets;
import io.vireo.protocol.Request;
import io.vireo.protocol.Row;
import io.vireo.protocol.Table;
import io.vireo.protocol.WireError;
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
 * A client that does what every client does, so that the code for it is known before anybody waits for it: the classes of
 * what comes first, which the archive for the next start has then too, and, in a host of its own, the life of a guest.
 */
final class Rehearsal implements AutoCloseable {

    private static final DomainRef GUEST =
            DomainRef.of("rehearsal", new UUID(0x7265_6865_6172_4173L, 0x8000_0000_0000_0001L));
    private static final String DOCUMENT = "<domain type='test'><name>" + GUEST.name() + "</name><uuid>" + GUEST.uuid()
            + "</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu><os><type>hvm</type></os></domain>";

    private final SocketChannel channel;
    private final Framing framing = new Framing();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024).flip();
    private int serial;

    private Rehearsal(SocketChannel channel) {
        this.channel = channel;
    }

    /** Connects and opens; fails when the socket does, or the daemon refuses. */
    static Rehearsal open(Path socket, String uri) throws IOException {
        Rehearsal client = new Rehearsal(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
        try {
            client.call(Authentication.class, "authTypes");
            client.call(Handshake.class, "supportsFeature", 10);
            client.call(Handshake.class, "open", Optional.of(uri), ClientFlags.of(false));
            client.call(Handshake.class, "supportsFeature", 14);
            client.call(Handshake.class, "registerCloseCallback");
            return client;
        } catch (IOException | RuntimeException failure) {
            client.close();
            throw failure;
        }
    }

    /** Looks at what is there and changes nothing. */
    void look() throws IOException {
        call(Domains.class, "listDomains", Set.of());
        call(Domains.class, "domainByName", "test");
        ask(ConnectRef.INSTANCE, Domains.class, "domainByName", "nobody");
    }

    /** Wants the events of all guests. */
    void listen() throws IOException {
        call(EventRegistration.class, "registerDomain", 0, Optional.empty());
    }

    /** Makes a guest. */
    void define() throws IOException {
        call(Domains.class, "defineDomain", DOCUMENT, Set.of());
    }

    /** Looks the guest up and starts it. */
    void start() throws IOException {
        call(Domains.class, "domainByName", GUEST.name());
        call(GUEST, Lifecycle.class, "start", Set.of());
    }

    /** Stops the guest. */
    void stop() throws IOException {
        call(GUEST, Lifecycle.class, "destroy", Set.of());
    }

    /** Removes the guest. */
    void undefine() throws IOException {
        call(GUEST, Definition.class, "undefine", Set.of());
    }

    /** Says goodbye. */
    void leave() throws IOException {
        call(Handshake.class, "unregisterCloseCallback");
        call(Handshake.class, "close");
    }

    private void call(Class<? extends Facet> facet, String name, Object... arguments) throws IOException {
        call(ConnectRef.INSTANCE, facet, name, arguments);
    }

    private void call(Ref subject, Class<? extends Facet> facet, String name, Object... arguments) throws IOException {
        Frame reply = ask(subject, facet, name, arguments);
        if (reply.header().status() == PacketStatus.ERROR) {
            throw WireError.received(reply.payload());
        }
    }

    private Frame ask(Ref subject, Class<? extends Facet> facet, String name, Object... arguments) throws IOException {
        Row row = row(facet, name);
        Request request = row.ask(subject, arguments);
        XdrWriter out = new XdrWriter();
        Packets.begin(out, row.call(serial++));
        row.writeArgs(out, request);
        channel.write(Packets.end(out));
        return reply();
    }

    private static Row row(Class<? extends Facet> facet, String name) {
        Method method = Arrays.stream(facet.getMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return Table.TABLE.row(facet, method).orElseThrow();
    }

    /** Waits for the reply; events come between. */
    private Frame reply() throws IOException {
        while (true) {
            Optional<Frame> next = framing.next(buffer);
            if (next.isEmpty()) {
                read();
            } else if (next.get().header().type() == PacketType.REPLY) {
                return next.get();
            }
        }
    }

    private void read() throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        buffer.flip();
        if (count < 0) {
            throw new IOException("the daemon hung up");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
