package io.vireo.driver.remote;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** What netcat does: a socket's bytes on standard input and output. */
final class Relay {

    private Relay() {}

    /** Relays until either side ends. */
    public static void main(String[] words) throws IOException {
        try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(Path.of(words[0])))) {
            Thread up = new Thread(() -> up(socket));
            up.setDaemon(true);
            up.start();
            ByteBuffer buffer = ByteBuffer.allocate(65_536);
            while (socket.read(buffer.clear()) >= 0) {
                System.out.write(buffer.array(), 0, buffer.position());
                System.out.flush();
            }
        }
    }

    private static void up(SocketChannel socket) {
        try {
            byte[] buffer = new byte[65_536];
            for (int count = System.in.read(buffer); count >= 0; count = System.in.read(buffer)) {
                socket.write(ByteBuffer.wrap(buffer, 0, count));
            }
            socket.close();
        } catch (IOException ended) {
            System.err.println(ended.getMessage());
        }
    }
}
