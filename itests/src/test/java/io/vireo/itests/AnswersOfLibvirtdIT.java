package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.Connect;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.Vireo;
import io.vireo.VirtException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** libvirt's own daemon tells this side what it tells virsh: of every operation that answers anything. */
class AnswersOfLibvirtdIT {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Vireo VIREO = Vireo.load();

    @TempDir
    static Path folder;

    private static Libvirtd libvirtd;
    private static AskedWorlds worlds;

    @BeforeAll
    static void start() throws Exception {
        Optional<String> obstacle = Libvirtd.obstacle()
                .or(() -> Files.isExecutable(VirshComparisonIT.VIRSH)
                        ? Optional.empty()
                        : Optional.of("virsh is not here (package libvirt-clients)"));
        obstacle.ifPresent(why -> System.out.println("skipped: " + why));
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        libvirtd = Libvirtd.start(folder);
        worlds = AskedWorlds.make(libvirtd, folder);
    }

    @AfterAll
    static void stop() {
        if (worlds != null) {
            worlds.close();
        }
        if (libvirtd != null) {
            libvirtd.close();
        }
    }

    static Stream<Question> questions() throws IOException {
        return Question.all().stream().filter(each -> !each.command().isEmpty());
    }

    @Test
    void noOperationIsForgotten() throws IOException {
        Set<String> listed =
                Question.all().stream().map(Question::operation).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Question.operations().collect(Collectors.toCollection(TreeSet::new)), listed);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aWorldInMemory(Question question) throws Exception {
        compare(question, worlds.test());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aHypervisor(Question question) throws Exception {
        compare(question, worlds.qemu());
    }

    @ParameterizedTest
    @MethodSource("questions")
    void containers(Question question) throws Exception {
        compare(question, worlds.lxc());
    }

    private static void compare(Question question, AskedWorld world) throws Exception {
        String call = world.kind() + " " + question.method().getName();
        // With the type of a scheduler, virsh asks for its parameters.
        boolean isDeadly = SampleCalls.DEADLY.contains(call) || call.equals("lxc schedulerType");
        skipIf(isDeadly, call, "libvirtd 9.0.0 does not survive it");
        skipIf(question.otherwise().contains(world.kind()), call, question.reason());
        try (Connect connect = VIREO.open(world.uri())) {
            Connect patient = connect.within(PATIENCE);
            try {
                Object before = ask(question, world, patient);
                Shown shown = virsh(world, question.command());
                agree(question.yes().map(world::fill), before, shown, () -> ask(question, world, patient));
            } catch (VirtException refusal) {
                Shown shown = virsh(world, question.command());
                assertTrue(shown.failed(), () -> "here " + refusal + ", but virsh: " + shown.text());
                assertTrue(isSaidBy(refusal, shown.text()), () -> "here " + refusal + ", but virsh: " + shown.text());
            }
        }
    }

    private static void skipIf(boolean reasonable, String call, String reason) {
        if (reasonable) {
            System.out.println("skipped: " + call + ": " + reason);
        }
        assumeTrue(!reasonable, reason);
    }

    /** The same words, but for the function that is named: virsh may ask another one first, or say only that it failed. */
    private static boolean isSaidBy(VirtException refusal, String text) {
        return text.contains(refusal.getMessage().replaceAll(": vir\\w+$", ""))
                || (refusal instanceof NotFound || refusal instanceof Unsupported) && text.contains("failed to get ");
    }

    private static void agree(Optional<String> yes, Object answer, Shown shown, Again again) throws Exception {
        assertTrue(!shown.failed(), () -> "here " + answer + ", but virsh: " + shown.text());
        if (yes.isPresent()) {
            assertEquals(Pattern.compile(yes.get()).matcher(shown.text()).find(), answer, shown.text());
            return;
        }
        List<Fact> missing = Fact.in(answer)
                .filter(fact -> !fact.standsIn(shown.text()))
                .collect(Collectors.toCollection(ArrayList::new));
        // What is another at every look is no fact.
        missing.retainAll(
                missing.isEmpty() ? Set.of() : Fact.in(again.ask()).collect(Collectors.toCollection(HashSet::new)));
        assertTrue(missing.isEmpty(), () -> "here " + missing + " of " + answer + ", but virsh: " + shown.text());
    }

    /** Asks once more. */
    @FunctionalInterface
    private interface Again {
        Object ask() throws Exception;
    }

    private static Object ask(Question question, AskedWorld world, Connect connect) throws Exception {
        try {
            return question.ask(world.subject(question.facet(), connect), world::fill);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof VirtException refusal) {
                throw refusal;
            }
            throw thrown;
        }
    }

    /** What virsh printed. */
    private record Shown(boolean failed, String text) {}

    private static Shown virsh(AskedWorld world, String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(VirshComparisonIT.VIRSH.toString(), "-q", "-c", world.uri()));
        words.addAll(List.of(world.fill(command).split(" ")));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "virsh hangs in " + command);
        // Some commands forget to fail.
        return new Shown(process.exitValue() != 0 || text.startsWith("error: "), text);
    }
}
