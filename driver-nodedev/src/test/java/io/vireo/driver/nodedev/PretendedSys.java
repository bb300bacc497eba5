package io.vireo.driver.nodedev;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@code /sys} in a folder whose kernel binds PCI devices to drivers as the real one does. */
final class PretendedSys implements Kernel {

    static final String BUS = "devices/pci0000:00/";

    final Path sys;
    final HostFiles files;
    final List<String> writes = new ArrayList<>();
    /** A driver that takes nothing, as one that does not know a device. */
    String picky = "";

    PretendedSys(Path folder) throws IOException {
        Path root = folder.toRealPath();
        sys = Files.createDirectories(root.resolve("sys"));
        files = new HostFiles(sys, root.resolve("udev"), root.resolve("proc"));
        Files.createDirectories(root.resolve("proc/net"));
        Files.createDirectories(sys.resolve("bus/pci/devices"));
        driver("virtio-pci");
    }

    void driver(String name) throws IOException {
        Files.createDirectories(sys.resolve("bus/pci/drivers").resolve(name));
    }

    /** A device that virtio-pci drives. */
    Path pci(String address, String kind) throws IOException {
        Path path = Files.createDirectories(sys.resolve(BUS + address));
        Files.writeString(path.resolve("class"), kind);
        Files.writeString(path.resolve("driver_override"), "(null)\n");
        Files.writeString(path.resolve("reset"), "");
        Files.createSymbolicLink(sys.resolve("bus/pci/devices").resolve(address), path);
        bind(path, "virtio-pci");
        return path;
    }

    /** Something that a device has, such as a disk. */
    void below(Path pci, String kind, String name, String attribute, String value) throws IOException {
        Path path = Files.createDirectories(pci.resolve("virtio0/" + kind + "/" + name));
        Files.writeString(path.resolve(attribute), value);
        Path link = sys.resolve("class/" + kind + "/" + name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, path);
    }

    void proc(String file, String text) throws IOException {
        Files.writeString(files.proc().resolve(file), text);
    }

    private void bind(Path path, String driver) throws IOException {
        Files.createSymbolicLink(
                path.resolve("driver"), sys.resolve("bus/pci/drivers").resolve(driver));
    }

    @Override
    public void write(Path file, String text) {
        writes.add(file.getFileName() + "=" + text.strip());
        try {
            switch (file.getFileName().toString()) {
                case "unbind" -> Files.delete(file.getParent());
                case "drivers_probe" -> probe(sys.resolve(BUS + text));
                default -> {
                    if (!Files.exists(file)) {
                        throw new VirtException(ErrorCode.SYSTEM_ERROR, "no file " + file);
                    }
                    Files.writeString(file, text);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void probe(Path path) throws IOException {
        String override = HostFiles.text(path, "driver_override").orElse("(null)");
        String driver = override.equals("(null)") ? "virtio-pci" : override;
        if (!driver.equals(picky)) {
            bind(path, driver);
        }
    }
}
