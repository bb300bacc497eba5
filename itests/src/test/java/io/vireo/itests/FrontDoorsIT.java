package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.itests.application.Application;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same jars serve the same program on the module path, where each is a module with its own name, and on the class
 * path; {@link FrontDoorInOsgiIT} proves the third way.
 */
class FrontDoorsIT {
    private static final String JARS = BuiltJars.path(
            "api-bundle",
            "registry-bundle",
            "driver-kit",
            "driver-tiny",
            "driver-test",
            "driver-qemu",
            "slf4j-api",
            "slf4j-simple");

    @TempDir
    private Path folder;

    @Test
    void onTheModulePathEveryJarIsANamedModule() throws Exception {
        String path = applicationModule() + File.pathSeparator + JARS;
        assertEquals(
                List.of(
                        "API in module io.vireo, registry in module io.vireo.registry",
                        "tiny:/// tiny was active false, is active true",
                        "test:///default test was active true, is active false",
                        "QEMU from io.vireo.driver.qemu active true",
                        "TEST from io.vireo.driver.test active true",
                        "Tiny from io.vireo.examples.tiny active true"),
                java("-p", path, "-m", "io.vireo.itests.application/" + Application.class.getName()));
    }

    @Test
    void onTheClassPathTheSameIsFound() throws Exception {
        packApplication();
        assertEquals(
                List.of(
                        "API in no module, registry in no module",
                        "tiny:/// tiny was active false, is active true",
                        "test:///default test was active true, is active false",
                        "QEMU from io.vireo.driver.qemu.QemuDriver active true",
                        "TEST from io.vireo.driver.test.TestDriver active true",
                        "Tiny from io.vireo.examples.tiny.TinyDriver active true"),
                java("-cp", folder + File.pathSeparator + JARS, Application.class.getName()));
    }

    /** The program as a module that requires the API and nothing else: the rest is found as services. */
    private Path applicationModule() throws IOException {
        packApplication();
        Path descriptor = folder.resolve("module-info.java");
        Files.writeString(descriptor, "module io.vireo.itests.application { requires io.vireo; }");
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-p", JARS, "-d", folder.toString(), descriptor.toString());
        assertEquals(0, errors);
        return folder;
    }

    private void packApplication() throws IOException {
        Path packed = folder.resolve(Application.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(packed.getParent());
        try (InputStream code = Application.class.getResourceAsStream("Application.class")) {
            Files.copy(code, packed);
        }
    }

    private static List<String> java(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "still running");
        assertEquals(0, process.exitValue(), output);
        return output.lines().toList();
    }
}
