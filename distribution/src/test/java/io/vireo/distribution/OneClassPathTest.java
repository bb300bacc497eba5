package io.vireo.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drivers stand on one class path only where a framework would do nothing else for them. */
class OneClassPathTest {
    private static final String SERVICE = "META-INF/services/io.vireo.spi.Driver";

    @TempDir
    private Path folder;

    @BeforeEach
    void platform() throws IOException {
        write("bundles/api.jar", Map.of("io/vireo/Vireo.class", ""));
        write("drivers/good.jar", Map.of(SERVICE, "good.Good", "good/Good.class", ""));
    }

    private Path write(String name, Map<String, String> entries) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private String objection() {
        return OneClassPath.objection(Home.of(folder, Optional.empty(), Map.of()))
                .orElse("none");
    }

    @Test
    void driversThatOfferThemselvesMay() throws IOException {
        write("drivers/other.jar", Map.of(SERVICE, "other.Other", "other/Other.class", ""));
        assertEquals("none", objection());
    }

    @Test
    void aDriverThatOnlyAFrameworkFindsMayNot() throws IOException {
        write("drivers/other.jar", Map.of("other/Other.class", ""));
        assertTrue(objection().endsWith("other.jar: it has no " + SERVICE), objection());
    }

    @Test
    void aDriverWithAnActivatorMayNot() throws IOException {
        String manifest = "Manifest-Version: 1.0\nBundle-Activator: other.Start\n\n";
        write("drivers/other.jar", Map.of(SERVICE, "other.Other", "META-INF/MANIFEST.MF", manifest));
        assertTrue(objection().endsWith("it has a Bundle-Activator"), objection());
    }

    @Test
    void aDriverWithARankingMayNot() throws IOException {
        String component = "<component><property name='service.ranking' value='5'/></component>";
        write("drivers/other.jar", Map.of(SERVICE, "other.Other", "OSGI-INF/other.xml", component));
        assertTrue(objection().endsWith("it has a service.ranking"), objection());
    }

    @Test
    void aLibraryMayStandTwiceWhenItIsTheSame() throws IOException {
        write("drivers/one.jar", Map.of(SERVICE, "one.One", "library/Library.class", "1"));
        write("drivers/two.jar", Map.of(SERVICE, "two.Two", "library/Library.class", "1"));
        assertEquals("none", objection());
    }

    @Test
    void aLibraryInTwoVersionsMayNot() throws IOException {
        write("drivers/one.jar", Map.of(SERVICE, "one.One", "library/Library.class", "1"));
        write("drivers/two.jar", Map.of(SERVICE, "two.Two", "library/Library.class", "2"));
        assertTrue(objection().contains("two.jar: its library/Library.class is another than that of "), objection());
        assertTrue(objection().endsWith("one.jar"), objection());
    }

    @Test
    void aFileThatIsNoArchiveMayNot() throws IOException {
        Files.writeString(folder.resolve("drivers/other.jar"), "garbage");
        assertTrue(objection().contains("other.jar: "), objection());
    }

    @Test
    void aFileThatEverybodyCanWriteMayNot() throws IOException {
        Path open = write("drivers/other.jar", Map.of(SERVICE, "other.Other", "other/Other.class", ""));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertTrue(objection().contains("every user can write it"), objection());
    }
}
