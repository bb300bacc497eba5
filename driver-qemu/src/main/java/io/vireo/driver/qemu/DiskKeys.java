package io.vireo.driver.qemu;

import io.vireo.driver.kit.Passphrases;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.driver.kit.Undo;
import io.vireo.driver.kit.guest.Companions;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The passphrases of encrypted disks. QEMU reads each from a file of the guest's folder that nobody else may read and that is there
 * only while QEMU opens the image: never from an argument, which every process of the host can see.
 */
final class DiskKeys {

    /** Where QEMU reads the passphrase; only in what it is given, never in a definition. */
    private static final String FILE = "vireo-file";

    private static final String PREFIX = "key-";

    private final GuestFolder folder;
    private final Companions companions;
    private final Undo undo;

    /**
     * @param folder where the files go
     * @param companions who has the secrets
     * @param undo removes the files
     */
    DiskKeys(GuestFolder folder, Companions companions, Undo undo) {
        this.folder = folder;
        this.companions = companions;
        this.undo = undo;
    }

    /** The definition with a file for each passphrase that it needs. */
    Element in(Element definition) {
        return definition.mapChildren("devices", devices -> devices.mapChildren("disk", this::inDisk));
    }

    /** The same for one device; any other one than an encrypted disk as it is. */
    Element inDisk(Element device) {
        return device.name().equals("disk") ? image(within(device)) : device;
    }

    /** Writes what stands beside the source, as old definitions have it, into it. */
    private static Element within(Element disk) {
        Optional<Element> beside = disk.child("encryption");
        return beside.isEmpty()
                ? disk
                : disk.withoutChildren("encryption")
                        .mapChildren(
                                "source",
                                source -> source.child("encryption").isPresent() ? source : source.add(beside.get()));
    }

    private Element image(Element image) {
        UnaryOperator<Element> keyed = source -> source.mapChildren("encryption", this::keyed);
        return image.mapChildren("source", keyed).mapChildren("backingStore", this::image);
    }

    private Element keyed(Element encryption) {
        if (!encryption.has("format", "luks")) {
            throw Refusal.unsupported(
                    encryption,
                    "encryption of format '"
                            + Seen.plain(encryption.attribute("format").orElse("default"))
                            + "' is not honoured: use luks");
        }
        byte[] passphrase = Passphrases.of(encryption, companions::part);
        try {
            Path file = write(passphrase);
            return encryption.with(FILE, file.toString());
        } catch (IOException failure) {
            throw SystemErrors.of("cannot hand a passphrase to QEMU", failure);
        } finally {
            Arrays.fill(passphrase, (byte) 0);
        }
    }

    private Path write(byte[] passphrase) throws IOException {
        Path file = Files.createTempFile(
                folder.path(),
                PREFIX,
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        undo.add("remove a passphrase", () -> Files.deleteIfExists(file));
        Files.write(file, passphrase);
        return file;
    }

    /** Removes all passphrases, once QEMU has read them. */
    static void forget(GuestFolder folder) {
        try (var files = Files.newDirectoryStream(folder.path(), PREFIX + "*")) {
            for (Path each : files) {
                Files.deleteIfExists(each);
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot remove the passphrases in " + folder.path(), failure);
        }
    }

    /** Whether an image or one beneath it is encrypted. */
    static boolean any(Element image) {
        return image.child("encryption").isPresent()
                || image.find("source/encryption").isPresent()
                || image.child("backingStore").map(DiskKeys::any).orElse(false);
    }

    /** Refuses to write what an encrypted disk holds where it would not be encrypted. */
    static void refusePlainCopy(Element disk, String what) {
        if (any(disk)) {
            throw Refusal.unsupported(
                    what + " of disk '" + Disks.target(disk) + "' would hold in the clear what the disk encrypts");
        }
    }

    /** The object by which QEMU knows the passphrase of an image; its name begins with the image's. */
    static Optional<String> add(Arguments arguments, Element source, String stem) {
        Optional<String> file = source.at("encryption/@" + FILE);
        String name = stem + NodeNames.KEY;
        file.ifPresent(path -> arguments.object(Json.object()
                .with("qom-type", "secret")
                .with("id", name)
                .with("format", "raw")
                .with("file", path)));
        return file.map(path -> name);
    }
}
