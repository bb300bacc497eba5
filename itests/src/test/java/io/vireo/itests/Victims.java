package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Programs that say each step before and after it, and are killed at a moment that nobody chose. */
record Victims(Class<?> program, Path folder, Random random) {

    private static final int LONGEST_LIFE_MILLIS = 1500;

    /** Runs one and kills it; gives back what it said. */
    List<String> runAndKill(String... arguments) throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        command.add(Long.toString(random.nextLong()));
        Process victim = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Await.within(
                Duration.ofSeconds(60), () -> !lines(said).isEmpty() || !victim.isAlive(), () -> "the victim sleeps");
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        assertTrue(victim.isAlive(), "the victim ended by itself");
        victim.destroyForcibly().waitFor();
        return lines(said);
    }

    /** Whole lines: the last one may be cut. */
    private static List<String> lines(Path file) {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException notYet) {
            return List.of();
        }
    }

    /** The words of the step that was under way; a verb of nothing when none was. */
    static String[] underWay(List<String> said) {
        String last = said.isEmpty() ? "" : said.get(said.size() - 1);
        return last.startsWith("do ") ? last.split(" ") : new String[] {"do", "", ""};
    }
}
