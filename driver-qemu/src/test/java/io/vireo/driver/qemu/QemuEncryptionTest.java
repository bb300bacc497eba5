package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.BadXml;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.domain.Backup;
import io.vireo.domain.DeviceFlag;
import io.vireo.domain.Devices;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Inspect;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real guest boots from an encrypted disk, and nobody but QEMU learns the passphrase. */
class QemuEncryptionTest {

    private static final String WORD = "open-sesame";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TRIES = 6;

    @TempDir
    Path root;

    private QemuFixture qemu;

    @BeforeEach
    void open() {
        qemu = new QemuFixture(root, Timings.USUAL, new FakeSecrets(WORD).companions());
    }

    @AfterEach
    void close() {
        if (qemu != null) {
            qemu.close();
        }
    }

    /** An encrypted image that begins with the boot sector. */
    private Path image(String format) throws IOException {
        Path raw = BootSector.disk(root.resolve("raw.img"));
        Path image = root.resolve("disk." + format);
        String prefix = format.equals("qcow2") ? "encrypt." : "";
        String options = prefix + "key-secret=k," + prefix + "iter-time=10"
                + (format.equals("qcow2") ? ",encrypt.format=luks" : "");
        List<String> command = List.of(
                "qemu-img",
                "convert",
                "--object",
                "secret,id=k,data=" + WORD,
                "-f",
                "raw",
                "-O",
                format,
                "-o",
                options,
                raw.toString(),
                image.toString());
        Outcome made = ChildProcess.of(command).run(PATIENCE);
        // Where the kernel counts processor time by the tick, stretching a key cannot be measured every time.
        for (int again = 1; again < TRIES && !made.isSuccess(); again++) {
            made = ChildProcess.of(command).run(PATIENCE);
        }
        made.orFail("make an encrypted image");
        return image;
    }

    private static String encryption(UUID secret) {
        return "<encryption format='luks'><secret type='passphrase' uuid='" + secret + "'/></encryption>";
    }

    private DomainRef defined(Path image, String type, UUID secret) throws IOException {
        return qemu.define(qemu.bootable("web", qemu.serial("web"))
                .replace("type='raw'", "type='" + type + "'")
                .replace(
                        "<source file='" + root.resolve("boot-web.img") + "'/>",
                        "<source file='" + image + "'>" + encryption(secret) + "</source>"));
    }

    private void boots(String format, String type) throws IOException {
        DomainRef ref = defined(image(format), type, FakeSecrets.KNOWN);
        qemu.boot(ref).close();
        requireUnseen(ref);
    }

    /** Neither a file, nor an argument, nor a document has the passphrase. */
    private void requireUnseen(DomainRef ref) throws IOException {
        assertFalse(qemu.on(ref, Inspect.class).xmlDesc(Set.of()).contains("vireo-file"));
        try (Stream<Path> all = Files.walk(root.resolve("run"))) {
            assertEquals(
                    List.of(),
                    all.filter(each -> each.getFileName().toString().startsWith("key-"))
                            .toList());
        }
        try (Stream<Path> all = Files.walk(root.resolve("log"))) {
            for (Path log : all.filter(Files::isRegularFile).toList()) {
                assertFalse(Files.readString(log).contains(WORD), log.toString());
            }
        }
    }

    @Test
    void aGuestBootsFromAnEncryptedQcow2Image() throws IOException {
        boots("qcow2", "qcow2");
    }

    @Test
    void aGuestBootsFromALuksVolume() throws IOException {
        boots("luks", "raw");
    }

    @Test
    void anEncryptedDiskIsPluggedInAndNotCopiedIntoTheClear() throws IOException {
        DomainRef ref = qemu.define(qemu.with("web", "").replace("</os>", "</os><features><acpi/></features>"));
        qemu.lifecycle(ref).start(Set.of());
        qemu.on(ref, Devices.class)
                .attachDevice(
                        "<disk type='file'><driver name='qemu' type='qcow2'/><source file='" + image("qcow2") + "'>"
                                + encryption(FakeSecrets.KNOWN) + "</source><target dev='vda' bus='virtio'/></disk>",
                        Set.of(DeviceFlag.LIVE));
        requireUnseen(ref);
        assertThrows(
                VirtException.class,
                () -> qemu.on(ref, Backup.class).beginBackup("<domainbackup/>", Optional.empty(), Set.of()));
    }

    @Test
    void aSecretThatIsNotThereIsSaidAndAFileOfSomebodysChoiceIsNotRead() throws IOException {
        Path image = BootSector.disk(root.resolve("plain.img"));
        DomainRef ref = defined(image, "raw", UUID.randomUUID());
        assertThrows(NotFound.class, () -> qemu.lifecycle(ref).start(Set.of()));
        String stolen = qemu.on(ref, Inspect.class)
                .xmlDesc(Set.of())
                .replace("<encryption", "<encryption vireo-file='/etc/shadow'");
        assertThrows(BadXml.class, () -> qemu.define(stolen));
    }
}
