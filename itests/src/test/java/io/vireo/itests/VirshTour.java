package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.namespaces.InOwnNamespaces;
import io.vireo.itests.samples.ContainerSample;
import io.vireo.spi.FilePassing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Puts one command after the other to virsh, as {@code virsh-tour-of-containers.txt} has them, and looks at each answer; only to
 * be run in namespaces of their own.
 */
@InOwnNamespaces
class VirshTour {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSING = " --pass-fds 0";

    @TempDir
    private static Path folder;

    /** What is to come of a step. */
    private enum Kind {
        WORKS,
        FAILS,
        WORKS_SOON
    }

    /**
     * One step.
     *
     * @param kind whether virsh is to say that it failed
     * @param command what it is asked
     * @param answer what its answer has to contain
     */
    private record Step(Kind kind, String command, Pattern answer) {

        private static final Pattern LINE = Pattern.compile("([!~] )?(.+?)(?: => (.*))?");
        private static final Map<String, Kind> KINDS = Map.of("! ", Kind.FAILS, "~ ", Kind.WORKS_SOON);

        static Step of(String line) {
            Matcher parts = LINE.matcher(line);
            assertTrue(parts.matches(), line);
            Kind kind = Optional.ofNullable(parts.group(1)).map(KINDS::get).orElse(Kind.WORKS);
            String answer = Optional.ofNullable(parts.group(3)).orElse("");
            return new Step(kind, parts.group(2), Pattern.compile(answer, Pattern.DOTALL));
        }

        /** Takes it; says what is wrong with the answer, nothing when all is well. */
        String complaint(Function<String, Outcome> virsh) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            Outcome outcome = virsh.apply(command);
            while (kind == Kind.WORKS_SOON && !isWell(outcome) && System.nanoTime() < end) {
                outcome = virsh.apply(command);
            }
            String said = said(outcome).strip();
            return isWell(outcome)
                    ? ""
                    : command + " (" + outcome.exit() + "): " + said + "\n  is not: " + answer + "\n";
        }

        private boolean isWell(Outcome outcome) {
            return outcome.isSuccess() == (kind != Kind.FAILS)
                    && answer.matcher(said(outcome)).find();
        }

        private static String said(Outcome outcome) {
            return outcome.output() + outcome.errors();
        }
    }

    private static List<Step> steps() throws IOException {
        try (InputStream lines = VirshTour.class.getResourceAsStream("virsh-tour-of-containers.txt")) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .flatMap(VirshTour::forHere)
                    .map(Step::of)
                    .toList();
        }
    }

    /** On a Java that cannot pass files, whoever starts with some starts without, and namespaces stay closed. */
    private static Stream<String> forHere(String line) {
        boolean passes = line.contains(PASSING) || line.startsWith("lxc-enter-namespace");
        if (!passes || FilePassing.here().isPresent()) {
            return Stream.of(line);
        }
        System.out.println("skipped: " + line + ": " + FilePassing.obstacle().orElse(""));
        return line.contains(PASSING) ? Stream.of(line.replace(PASSING, "")) : Stream.empty();
    }

    @Test
    void answersEachStepOfTheTour() throws IOException {
        ContainerSample sample = new ContainerSample(folder);
        Path documents = Files.createDirectory(folder.resolve("documents"));
        for (String each : List.of("web", "short", "card", "nothing", "native")) {
            try (InputStream text = VirshTour.class.getResourceAsStream("tour/" + each)) {
                String document = new String(text.readAllBytes(), StandardCharsets.UTF_8);
                Files.writeString(
                        documents.resolve(each),
                        document.replace("ROOT", sample.root().toString()));
            }
        }
        StringBuilder complaints = new StringBuilder();
        System.setProperty("vireo.root", folder.resolve("root").toString());
        RunningDaemon daemon = RunningDaemon.start(folder, List.of(), "unix:" + folder.resolve("wire-sock"));
        try {
            String uri = "lxc+unix:///system?socket=" + folder.resolve("wire-sock");
            for (Step step : steps()) {
                complaints.append(step.complaint(command -> virsh(uri, documents, command)));
            }
        } finally {
            daemon.close();
            System.clearProperty("vireo.root");
        }
        assertEquals("", complaints.toString());
    }

    /** One virsh for one command, which it takes apart as its shell does. */
    private static Outcome virsh(String uri, Path documents, String command) {
        return ChildProcess.of(List.of("virsh", "-q", "-c", uri, command))
                .withFolder(documents)
                .run(PATIENCE);
    }
}
