package io.vireo.driver.remote;

import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Links through a program that speaks the protocol on its standard input and output. */
final class Programs {

    private static final int MOST_ERRORS = 8192;
    private static final long LAST_WORDS_MILLIS = 1000;

    private final Walk walk;

    Programs(Walk walk) {
        this.walk = walk;
    }

    /** Starts the program; whether it gets anywhere shows with the first call. */
    Link link(String step, List<String> command, boolean isSecure) {
        return walk.step(step, () -> start(command, isSecure), link -> "started " + String.join(" ", command));
    }

    private static Link start(List<String> command, boolean isSecure) {
        try {
            Process process = new ProcessBuilder(command).start();
            LastWords words = new LastWords(process.getErrorStream());
            words.start();
            PipeLink.Pipe pipe = new PipeLink.Pipe(
                    process.getInputStream(),
                    process.getOutputStream(),
                    isSecure,
                    process::destroy,
                    plain -> explain(plain, process, words, command.get(0)));
            return new PipeLink(pipe, command.get(0).substring(command.get(0).lastIndexOf('/') + 1));
        } catch (IOException failure) {
            throw Dial.in(SystemErrors.of("cannot start " + command.get(0), failure), "; is it installed?");
        }
    }

    /** A program that ended tells more on its standard error than the end of its output does. */
    private static IOException explain(IOException plain, Process process, LastWords words, String program) {
        try {
            words.join(LAST_WORDS_MILLIS);
            boolean ended = process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
            String status = ended ? program + " ended with status " + process.exitValue() : plain.getMessage();
            String text = words.text().strip();
            IOException better = new java.io.EOFException(text.isEmpty() ? status : status + ": " + text);
            better.addSuppressed(plain);
            return better;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return plain;
        }
    }

    /** The beginning of what a program says on its standard error; the rest is read and dropped. */
    private static final class LastWords extends Thread {

        private final InputStream stream;
        private final StringBuffer text = new StringBuffer();

        LastWords(InputStream stream) {
            super("vireo-remote errors");
            this.stream = stream;
            setDaemon(true);
        }

        @Override
        public void run() {
            byte[] chunk = new byte[1024];
            try (stream) {
                for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                    if (text.length() < MOST_ERRORS) {
                        text.append(new String(chunk, 0, count, StandardCharsets.UTF_8));
                    }
                }
            } catch (IOException gone) {
                text.append(' ');
            }
        }

        String text() {
            return text.toString().replaceAll("\\p{Cntrl}+", " ");
        }
    }
}
