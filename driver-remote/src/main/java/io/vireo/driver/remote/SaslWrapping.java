package io.vireo.driver.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.security.sasl.SaslClient;

/** The security layer of a SASL mechanism: pieces of what is sent, each with its length before it. */
final class SaslWrapping implements Wrapping {

    private static final int MOST = 65_536;
    private static final int LENGTH = 4;

    private final SaslClient client;
    private final int mostPlain;
    private final ByteBuffer token = ByteBuffer.allocate(LENGTH + MOST);

    SaslWrapping(SaslClient client, int mostPlain) {
        this.client = client;
        this.mostPlain = mostPlain;
    }

    @Override
    public ByteBuffer wrap(ByteBuffer message) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (message.hasRemaining()) {
            byte[] piece = new byte[Math.min(message.remaining(), mostPlain)];
            message.get(piece);
            byte[] wrapped = client.wrap(piece, 0, piece.length);
            out.writeBytes(ByteBuffer.allocate(LENGTH).putInt(wrapped.length).array());
            out.writeBytes(wrapped);
        }
        return ByteBuffer.wrap(out.toByteArray());
    }

    @Override
    public ByteBuffer unwrap(ByteBuffer arrived) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        while (arrived.hasRemaining()) {
            take(arrived, LENGTH - token.position());
            if (token.position() >= LENGTH) {
                int length = token.getInt(0);
                if (length <= 0 || length > MOST) {
                    throw new IOException("a wrapped piece of " + length + " bytes");
                }
                take(arrived, LENGTH + length - token.position());
                if (token.position() == LENGTH + length) {
                    out.writeBytes(client.unwrap(token.array(), LENGTH, length));
                    token.clear();
                }
            }
        }
        return ByteBuffer.wrap(out.toByteArray());
    }

    private void take(ByteBuffer arrived, int wanted) {
        int count = Math.min(wanted, arrived.remaining());
        if (count > 0) {
            token.put(arrived.slice().limit(count));
            arrived.position(arrived.position() + count);
        }
    }
}
