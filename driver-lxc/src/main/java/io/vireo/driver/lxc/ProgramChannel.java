package io.vireo.driver.lxc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/** The input and output of a program that runs beside us. */
final class ProgramChannel implements ByteChannel {

    private final Process program;
    private final ReadableByteChannel output;
    private final OutputStream input;

    ProgramChannel(Process program) {
        this.program = program;
        this.output = Channels.newChannel(program.getInputStream());
        this.input = program.getOutputStream();
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return output.read(target);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        input.write(bytes);
        input.flush();
        return bytes.length;
    }

    @Override
    public boolean isOpen() {
        return program.isAlive();
    }

    @Override
    public void close() throws IOException {
        // Its output ends with it; closing the channel first would wait for a reader.
        program.destroyForcibly();
        input.close();
    }
}
