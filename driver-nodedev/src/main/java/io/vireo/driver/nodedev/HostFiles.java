package io.vireo.driver.nodedev;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files in which the kernel and udev tell of devices. What is missing or cannot be read answers empty: devices come and go
 * while they are looked at.
 *
 * @param sys where sysfs is
 * @param udev where the database of udev is
 * @param proc where the kernel tells of this process
 * @param names what people call devices
 */
record HostFiles(Path sys, Path udev, Path proc, PciNames names) {

    private static final int LARGEST = 1 << 16;

    /** Files in which no names of vendors are. */
    HostFiles(Path sys, Path udev, Path proc) {
        this(sys, udev, proc, PciNames.NONE);
    }

    static HostFiles ofThisHost() {
        return new HostFiles(Path.of("/sys"), Path.of("/run/udev/data"), Path.of("/proc/self"), PciNames.ofThisHost());
    }

    /** The devices of a class or bus, each as the folder that it really is. */
    List<Path> list(String folder) {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(sys.resolve(folder))) {
            for (Path entry : entries) {
                real(entry).ifPresent(all::add);
            }
        } catch (IOException none) {
            return List.of();
        }
        all.sort(null);
        return all;
    }

    private static Optional<Path> real(Path entry) {
        try {
            return Optional.of(entry.toRealPath()).filter(Files::isDirectory);
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The value of an attribute, without the space around it; empty when it has none. */
    static Optional<String> text(Path device, String attribute) {
        return bytes(device, attribute)
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).strip())
                .map(text -> text.replaceAll("[^\\x20-\\x7e]", "?"))
                .filter(text -> !text.isEmpty());
    }

    static Optional<Long> number(Path device, String attribute) {
        return text(device, attribute).flatMap(HostFiles::number);
    }

    static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.decode(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    static Optional<byte[]> bytes(Path device, String attribute) {
        try (var stream = Files.newInputStream(device.resolve(attribute))) {
            return Optional.of(stream.readNBytes(LARGEST));
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** The names in a folder that begin so, in order. */
    static List<String> children(Path folder, String prefix) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** The name of what a link of a device leads to, such as its driver. */
    static Optional<String> link(Path device, String name) {
        try {
            return Optional.of(
                    Files.readSymbolicLink(device.resolve(name)).getFileName().toString());
        } catch (IOException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }

    /** What udev found out about a device, by its key there, such as {@code b254:0} or {@code n2}. */
    Map<String, String> properties(String key) {
        Map<String, String> properties = new HashMap<>();
        try {
            for (String line : Files.readAllLines(udev.resolve(key))) {
                int equals = line.indexOf('=');
                if (line.startsWith("E:") && equals > 0) {
                    properties.put(line.substring(2, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException none) {
            return Map.of();
        }
        return properties;
    }

    /** The numbers of the devices whose file systems are mounted, such as {@code 254:1}. */
    List<String> mounted() {
        return lines(proc.resolve("mountinfo"))
                .map(line -> line.split(" "))
                .filter(words -> words.length > 2)
                .map(words -> words[2])
                .toList();
    }

    /** The network devices that the default routes lead to. */
    List<String> defaultRoutes() {
        return lines(proc.resolve("net/route"))
                .map(line -> line.split("\\s+"))
                .filter(words -> words.length > 7 && words[1].equals("00000000") && words[7].equals("00000000"))
                .map(words -> words[0])
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream();
        } catch (IOException none) {
            return Stream.of();
        }
    }

    /** The links to a device's file that udev has made. */
    List<String> links(String key) {
        try {
            return Files.readAllLines(udev.resolve(key)).stream()
                    .filter(line -> line.startsWith("S:"))
                    .map(line -> "/dev/" + line.substring(2))
                    .sorted()
                    .toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
