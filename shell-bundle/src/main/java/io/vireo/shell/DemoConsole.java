package io.vireo.shell;

import io.vireo.VirtException;
import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.Domain;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The console of a guest of the demo, whose shell is asked there. */
final class DemoConsole {

    private static final Duration BOOT = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final String READY = "GUEST-READY";
    private static final String PROMPT = "# ";

    private final Domain domain;
    private final Consumer<String> say;
    private final Consumer<String> show;

    /**
     * @param domain the guest
     * @param say takes what the demo does
     * @param show takes what the guest says
     */
    DemoConsole(Domain domain, Consumer<String> say, Consumer<String> show) {
        this.domain = domain;
        this.say = say;
        this.show = show;
    }

    /** Shows the guest's console until its prompt is there. */
    void boot() {
        try (VirtStream console = open()) {
            String seen = read(console, DemoConsole::isAtPrompt, BOOT);
            seen.lines().filter(line -> !line.isBlank()).map(DemoConsole::plain).forEach(show);
        }
        say.accept("the console of '" + domain.name() + "' has reached its prompt");
    }

    /** Types a command at the guest's console, and shows the lines of its answer that are wanted. */
    String ask(String question, Predicate<String> wanted) {
        String answer;
        try (VirtStream console = open()) {
            // The shell there echoes the line with its prompt; the answer is over at the next one.
            console.write(StandardCharsets.UTF_8.encode(question + "; echo DONE-$((20+1))\n"));
            answer = read(console, seen -> seen.indexOf("DONE-21") >= 0, ANSWER);
        }
        say.accept("asked '" + domain.name() + "': " + question);
        answer.lines().map(DemoConsole::plain).filter(wanted).forEach(show);
        return answer;
    }

    private VirtStream open() {
        return domain.as(Console.class).openConsole(Optional.empty(), Set.of());
    }

    private String read(VirtStream console, Predicate<StringBuilder> enough, Duration patience) {
        StringBuilder seen = new StringBuilder();
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        // Who reads from a guest that says nothing waits for ever.
        Thread end = new Thread(() -> abortAfter(patience, console), "vireo-demo-patience");
        end.setDaemon(true);
        end.start();
        try {
            while (!enough.test(seen)) {
                if (console.read(buffer.clear()) < 0) {
                    throw silent(seen);
                }
                seen.append(StandardCharsets.UTF_8.decode(buffer.flip()));
            }
        } catch (VirtException aborted) {
            throw silent(seen);
        } finally {
            end.interrupt();
        }
        return seen.toString();
    }

    private CommandFailed silent(StringBuilder seen) {
        return new CommandFailed("the console of '" + domain.name() + "' does not answer; it said: " + seen);
    }

    private static void abortAfter(Duration patience, VirtStream console) {
        try {
            Thread.sleep(patience.toMillis());
            console.abort();
        } catch (InterruptedException answered) {
            // It answered in time.
        }
    }

    /** The guest says that it is ready, and then its shell prompts. */
    private static boolean isAtPrompt(StringBuilder seen) {
        int ready = seen.indexOf(READY);
        return ready >= 0 && seen.indexOf(PROMPT, ready) >= 0;
    }

    /** A guest's text must not move the user's cursor. */
    static String plain(String line) {
        return withoutOrders(line).replaceAll("\\p{Cntrl}", "");
    }

    /** A text without what moves the cursor. */
    static String withoutOrders(String text) {
        return text.replaceAll("\\x1b\\[[0-9;?]*[A-Za-z]", "");
    }
}
