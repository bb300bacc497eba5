package io.vireo.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Whatever is done to a message, decoding it ends with a value or a refusal, in a small heap and without much of it.
 *
 * <p>The build breaks some hundred thousand messages; {@code -Dvireo.damage=3000000} breaks more, {@code
 * -Dvireo.damage.seed} others.
 */
class DamageTest {

    private static final int HEAP_MIB = 48;

    @Test
    void brokenMessageIsRefusedAndCostsLittle() throws IOException, InterruptedException {
        String messages = System.getProperty("vireo.damage", "300000");
        String seed = System.getProperty("vireo.damage.seed", "1");
        Process process = new ProcessBuilder(command(messages, seed))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), said);
        assertTrue(said.contains(messages + " messages"), said);
    }

    private static List<String> command(String messages, String seed) {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-XX:+UseSerialGC",
                "-cp",
                path.replace('\n', File.pathSeparatorChar),
                Damage.class.getName(),
                messages,
                seed);
    }
}
