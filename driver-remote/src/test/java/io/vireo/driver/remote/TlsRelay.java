package io.vireo.driver.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** TLS in front of a server: asks for the client's certificate, welcomes it with a byte, and relays. */
final class TlsRelay implements AutoCloseable {

    private final Path target;
    private final int welcome;
    private final SSLServerSocket listening;
    private volatile String clientName = "nobody";

    TlsRelay(TestAuthority authority, String name, Path target, int welcome) throws Exception {
        this.target = target;
        this.welcome = welcome;
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(authority.keys(name), TestAuthority.PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(authority.keys(name));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        listening = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        listening.setWantClientAuth(true);
        thread(this::accept);
    }

    private static void thread(Runnable task) {
        Thread thread = new Thread(task, "tls relay");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    String clientName() {
        return clientName;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                SSLSocket client = (SSLSocket) listening.accept();
                thread(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SSLSocket client) {
        try (client;
                SocketChannel server = SocketChannel.open(UnixDomainSocketAddress.of(target))) {
            client.startHandshake();
            clientName = client.getSession().getPeerPrincipal().getName();
            client.getOutputStream().write(welcome);
            thread(() -> down(server, client));
            byte[] buffer = new byte[65_536];
            for (int count = client.getInputStream().read(buffer);
                    count >= 0;
                    count = client.getInputStream().read(buffer)) {
                server.write(ByteBuffer.wrap(buffer, 0, count));
            }
        } catch (IOException ended) {
            clientName = clientName + ", " + ended.getMessage();
        }
    }

    private static void down(SocketChannel server, SSLSocket client) {
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        try {
            OutputStream out = client.getOutputStream();
            while (server.read(buffer.clear()) >= 0) {
                out.write(buffer.array(), 0, buffer.position());
                out.flush();
            }
            client.close();
        } catch (IOException ended) {
            assert !server.isOpen() || client.isClosed() : ended;
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
