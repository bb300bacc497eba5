package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One address at which clients are awaited; shut while there is no room for more of them. */
final class Door implements Round.Party, Closeable {

    /** Makes a client of a new connection. */
    interface Welcome {

        /** Takes a connection; its channel does not block. */
        Client client(SocketChannel channel, Address address) throws IOException;

        /** A client could not be let in; sees to it that the door is opened again, but not at once. */
        void failed(String what, Runnable open);
    }

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int AT_ONCE = 64;

    private final Address address;
    private final ServerSocketChannel channel;
    private final Crew crew;
    private final Reception reception;
    private final Welcome welcome;
    private SelectionKey key;

    private Door(Address address, ServerSocketChannel channel, Crew crew, Reception reception, Welcome welcome) {
        this.address = address;
        this.channel = channel;
        this.crew = crew;
        this.reception = reception;
        this.welcome = welcome;
    }

    /**
     * Begins to listen; nobody is let in before {@link #open}.
     *
     * @throws VirtException when the address cannot be had; the message says why
     */
    static Door listen(Address address, Limits limits, Crew crew, Reception reception, Welcome welcome) {
        try {
            ServerSocketChannel channel = bind(address, limits.queued());
            channel.configureBlocking(false);
            return new Door(actual(address, channel), channel, crew, reception, welcome);
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            throw new VirtException(ErrorCode.SYSTEM_ERROR, "Cannot listen at " + address + ": " + e.getMessage(), e);
        }
    }

    private static ServerSocketChannel bind(Address address, int queued) throws IOException {
        if (address instanceof Address.Unix unix) {
            Sockets.makeWay(unix.path());
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            return channel.bind(UnixDomainSocketAddress.of(unix.path()), queued);
        }
        Address.Tcp tcp = (Address.Tcp) address;
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        return channel.bind(new InetSocketAddress(tcp.host(), tcp.port()), queued);
    }

    private static Address actual(Address address, ServerSocketChannel channel) throws IOException {
        return address instanceof Address.Tcp tcp
                ? new Address.Tcp(tcp.host(), ((InetSocketAddress) channel.getLocalAddress()).getPort(), tcp.tls())
                : address;
    }

    /** Where it is, with the port that it really got. */
    Address address() {
        return address;
    }

    /** Says who may use a socket in the file system. */
    Door permit(Set<PosixFilePermission> permissions) throws IOException {
        if (address instanceof Address.Unix unix) {
            Files.setPosixFilePermissions(unix.path(), permissions);
        }
        return this;
    }

    /** Lets clients in. */
    void open() throws IOException {
        key = channel.register(crew.selector(), SelectionKey.OP_ACCEPT, this);
        reception.add(this::reopen);
        crew.wakeLeader();
    }

    private void reopen() {
        try {
            if (key.interestOps() == 0) {
                key.interestOps(SelectionKey.OP_ACCEPT);
                crew.wakeLeader();
            }
        } catch (CancelledKeyException shut) {
            LOG.trace("Shut for good", shut);
        }
    }

    @Override
    public void ready(int ready, ByteBuffer buffer) {
        for (int count = 0; count < AT_ONCE; count++) {
            if (!reception.hasRoom()) {
                shut();
                return;
            }
            try {
                SocketChannel client = channel.accept();
                if (client == null) {
                    return;
                }
                enter(client);
            } catch (ClosedChannelException shut) {
                return;
            } catch (IOException failure) {
                // Most likely there are no descriptors left: to try again at once would only keep a processor busy.
                key.interestOps(0);
                welcome.failed(address + ": a client could not be let in: " + failure.getMessage(), this::reopen);
                return;
            }
        }
    }

    private void shut() {
        key.interestOps(0);
        if (reception.hasRoom()) {
            key.interestOps(SelectionKey.OP_ACCEPT);
        }
    }

    private void enter(SocketChannel socket) throws IOException {
        try {
            seat(socket);
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private void seat(SocketChannel socket) throws IOException {
        socket.configureBlocking(false);
        if (address instanceof Address.Tcp) {
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        Client client = welcome.client(socket, address);
        reception.entered(client);
        client.register(socket.register(crew.selector(), SelectionKey.OP_READ, client));
        client.settle();
    }

    @Override
    public void close() throws IOException {
        channel.close();
        crew.wakeLeader();
        if (address instanceof Address.Unix unix) {
            Files.deleteIfExists(unix.path());
        }
    }

    /** What the file system has to do with sockets. */
    static final class Sockets {

        private Sockets() {}

        /** Removes a socket that nobody listens at any more, and makes the folder. */
        static void makeWay(Path path) throws IOException {
            Files.createDirectories(path.getParent());
            if (!Files.exists(path)) {
                return;
            }
            try (SocketChannel other = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                other.connect(UnixDomainSocketAddress.of(path));
            } catch (IOException nobody) {
                Files.delete(path);
                return;
            }
            throw new IOException("another process listens there");
        }
    }
}
