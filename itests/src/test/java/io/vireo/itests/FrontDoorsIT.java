package io.vireo.itests;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same jars serve a program on the module path and on the class path, without OSGi. */
class FrontDoorsIT {
    private static final String JARS = Stream.of(
                    "api-bundle", "registry-bundle", "driver-kit", "driver-tiny", "slf4j-api", "slf4j-simple")
            .map(BuiltJars::jar)
            .map(Path::toString)
            .collect(joining(File.pathSeparator));

    @Test
    void theDriverIsFoundOnTheModulePath() throws Exception {
        String modules = "io.vireo.registry,io.vireo.examples.tiny";
        assertEquals("module tiny:///", java("-p", JARS, "--add-modules", modules, "-cp", testClasses()));
    }

    @Test
    void theDriverIsFoundOnTheClassPath() throws Exception {
        assertEquals("class tiny:///", java("-cp", JARS + File.pathSeparator + testClasses()));
    }

    private static String java(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.addAll(List.of(options));
        command.add(OpenTiny.class.getName());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), output);
        return output.strip();
    }

    private static String testClasses() throws Exception {
        return Path.of(OpenTiny.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }
}
