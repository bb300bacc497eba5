package io.vireo.shell;

import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.shell.ShellSession.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** Joins the user's terminal to a guest's console until the guest ends, or the user types {@code ^]}. */
final class ConsoleLink {

    private static final int ESCAPE = 0x1d;
    private static final int CHUNK = 4096;
    private static final int POLL_MILLIS = 20;

    private ConsoleLink() {}

    static void run(VirtStream stream, Terminal terminal) {
        boolean raw = tty("raw", "-echo");
        Thread output = new Thread(() -> copyOut(stream, terminal), "vireo-console");
        output.setDaemon(true);
        output.start();
        try {
            copyIn(stream, terminal.in(), output);
        } catch (IOException | VirtException ended) {
            // Either side is gone: the link is over, which is all that the user can be told.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            stream.abort();
            if (raw) {
                tty("sane");
            }
            terminal.out().println();
        }
    }

    private static void copyOut(VirtStream stream, Terminal terminal) {
        ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
        try {
            while (stream.read(buffer.clear()) >= 0) {
                terminal.out().write(buffer.array(), 0, buffer.position());
                terminal.out().flush();
            }
        } catch (VirtException ended) {
            // The guest, or the user, ended it.
        }
    }

    private static void copyIn(VirtStream stream, InputStream in, Thread output)
            throws IOException, InterruptedException {
        byte[] buffer = new byte[CHUNK];
        while (output.isAlive()) {
            if (in.available() == 0) {
                // Reading would keep this thread after the guest has ended.
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                continue;
            }
            int length = in.read(buffer);
            int end = escape(buffer, length);
            stream.write(ByteBuffer.wrap(buffer, 0, end < 0 ? Math.max(length, 0) : end));
            if (end >= 0 || length < 0) {
                return;
            }
        }
    }

    private static int escape(byte[] buffer, int length) {
        for (int at = 0; at < length; at++) {
            if (buffer[at] == ESCAPE) {
                return at;
            }
        }
        return -1;
    }

    /** Sets the user's terminal; Java has no call for it. */
    private static boolean tty(String... modes) {
        if (System.console() == null) {
            return false;
        }
        try {
            String[] command = new String[modes.length + 1];
            command[0] = "stty";
            System.arraycopy(modes, 0, command, 1, modes.length);
            Process stty = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return stty.waitFor(1, TimeUnit.SECONDS) && stty.exitValue() == 0;
        } catch (IOException noProgram) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
