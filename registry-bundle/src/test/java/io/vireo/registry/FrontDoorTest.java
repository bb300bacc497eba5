package io.vireo.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Vireo;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLoggerFactory;

/** The same code without OSGi: in a virtual machine of its own, on the class path and on the module path. */
class FrontDoorTest {

    private static final List<String> SOURCES =
            List.of("module-info.java", "DoorDriver.java", "BrokenDriver.java", "Program.java");

    @TempDir
    private Path folder;

    private final List<Path> platform = Stream.of(
                    Vireo.class, StandaloneRegistry.class, Logger.class, SimpleLoggerFactory.class)
            .map(FrontDoorTest::home)
            .toList();

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @BeforeEach
    void compileTheApplication() throws IOException {
        List<String> command = new ArrayList<>(
                List.of("--release", "17", "-d", classes().toString(), "--module-path", path(platform)));
        for (String name : SOURCES) {
            command.add(copy(name).toString());
        }
        int failures = ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
        assertEquals(0, failures);
        Path services = Files.createDirectories(classes().resolve("META-INF").resolve("services"));
        Files.writeString(services.resolve("io.vireo.spi.Driver"), "frontdoor.BrokenDriver\nfrontdoor.DoorDriver\n");
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    private Path copy(String name) throws IOException {
        Path target = Files.createDirectories(folder.resolve("source")).resolve(name);
        try (var source = FrontDoorTest.class.getResourceAsStream("/frontdoor/" + name)) {
            Files.copy(source, target);
        }
        return target;
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private List<String> all() {
        return Stream.concat(Stream.of(classes()), platform.stream())
                .map(Path::toString)
                .toList();
    }

    private List<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertTrue(ended && process.exitValue() == 0, () -> String.join("\n", lines));
        return lines.stream().filter(line -> !line.contains(" WARN ")).toList();
    }

    @Test
    void onTheClassPathTheDriverIsFoundAndABrokenOneIsPassedOver() throws Exception {
        List<String> lines = run("-cp", String.join(File.pathSeparator, all()), "frontdoor.Program");
        assertEquals(
                List.of(
                        "behind the door",
                        "closed",
                        "true frontdoor.DoorDriver",
                        "false frontdoor.BrokenDriver",
                        "named module: false"),
                lines);
    }

    @Test
    void onTheModulePathTheDriverIsFoundAndABrokenOneIsPassedOver() throws Exception {
        List<String> lines = run(
                "-p",
                String.join(File.pathSeparator, all()),
                "--add-modules",
                "io.vireo.registry",
                "-m",
                "frontdoor/frontdoor.Program");
        assertEquals(
                List.of(
                        "behind the door",
                        "closed",
                        "true frontdoor",
                        "false frontdoor.BrokenDriver",
                        "named module: true"),
                lines);
    }
}
