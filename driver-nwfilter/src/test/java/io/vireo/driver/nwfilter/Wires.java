package io.vireo.driver.nwfilter;

import io.vireo.driver.kit.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A bridge with two ports, {@code port0} and {@code port1}, and a tap, {@code tap2}; what a guest would be at the other end of
 * the ports is {@code guest0} and {@code guest1}. Only to be made in a namespace.
 */
final class Wires implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path script;

    private Wires(Path script) {
        this.script = script;
    }

    static Wires of(Path folder) throws IOException {
        Path script = folder.resolve("frames.py");
        try (InputStream file = Wires.class.getResourceAsStream("frames.py")) {
            Files.write(script, file.readAllBytes());
        }
        run("ip", "link", "add", "wires", "type", "bridge");
        run("ip", "link", "set", "wires", "up");
        for (String each : List.of("0", "1")) {
            run("ip", "link", "add", "port" + each, "type", "veth", "peer", "name", "guest" + each);
            run("ip", "link", "set", "port" + each, "master", "wires", "up");
            run("ip", "link", "set", "guest" + each, "up");
        }
        run("ip", "tuntap", "add", "dev", "tap2", "mode", "tap");
        run("ip", "link", "set", "tap2", "master", "wires", "up");
        return new Wires(script);
    }

    /** What a guest behind the tap sends, and the second guest gets. */
    String outOfTap(String... frames) {
        return pass("tap:tap2", "guest1", frames);
    }

    /** What the second guest sends, and a guest behind the tap gets. */
    String intoTap(String... frames) {
        return pass("guest1", "tap:tap2", frames);
    }

    /** What a guest of the first port sends: for each frame 1 when the second guest gets it, otherwise 0. */
    String out(String... frames) {
        return pass("guest0", "guest1", frames);
    }

    /** What the second guest sends to the first. */
    String in(String... frames) {
        return pass("guest1", "guest0", frames);
    }

    private String pass(String from, String to, String... frames) {
        List<String> command = new ArrayList<>(List.of("python3", script.toString(), from, to));
        command.addAll(List.of(frames));
        return ChildProcess.of(command)
                .run(PATIENCE)
                .orFail("send frames")
                .output()
                .strip();
    }

    static String run(String... command) {
        return ChildProcess.of(List.of(command))
                .run(PATIENCE)
                .orFail(String.join(" ", command))
                .output();
    }

    @Override
    public void close() {
        for (String each : List.of("port0", "port1", "tap2", "wires")) {
            ChildProcess.of(List.of("ip", "link", "delete", each)).run(PATIENCE);
        }
    }
}
