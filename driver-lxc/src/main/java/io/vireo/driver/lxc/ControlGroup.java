package io.vireo.driver.lxc;

import io.vireo.driver.kit.SystemErrors;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The control group of one container: the files in which the kernel counts and limits. */
final class ControlGroup {

    private static final int MOST = 4096;

    private final ControlGroups host;
    private final Map<String, Path> folders;

    private ControlGroup(ControlGroups host, Map<String, Path> folders) {
        this.host = host;
        this.folders = folders;
    }

    /** The group that a process is in; one without files for a process that is not there. */
    static ControlGroup of(long pid) {
        ControlGroups host = ControlGroups.present();
        Map<String, Path> folders = new HashMap<>();
        for (String line : lines(Path.of("/proc", Long.toString(pid), "cgroup"))) {
            String[] fields = line.split(":", 3);
            if (fields.length < 3) {
                continue;
            }
            if (fields[1].isEmpty()) {
                host.second().ifPresent(mount -> folders.put("", mount.folder(fields[2])));
                continue;
            }
            for (String controller : fields[1].split(",")) {
                Optional.ofNullable(host.first().get(controller))
                        .ifPresent(mount -> folders.put(controller, mount.folder(fields[2])));
            }
        }
        return new ControlGroup(host, Map.copyOf(folders));
    }

    private static java.util.List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException gone) {
            return java.util.List.of();
        }
    }

    boolean isUnified(String controller) {
        return host.isUnified(controller);
    }

    private Optional<Path> file(String controller, String name) {
        String folder = host.isUnified(controller) ? "" : controller;
        return Optional.ofNullable(folders.get(folder)).map(each -> each.resolve(name));
    }

    /** What a file says; empty when there is none. */
    Optional<String> read(String controller, String name) {
        Optional<Path> file = file(controller, name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        // These files are small and are asked for by the thousand: one read is all it takes.
        try (FileInputStream stream = new FileInputStream(file.get().toString())) {
            byte[] bytes = new byte[MOST];
            int length = stream.read(bytes);
            boolean whole = length < MOST;
            return Optional.of(
                    whole
                            ? new String(bytes, 0, Math.max(0, length), StandardCharsets.ISO_8859_1).strip()
                            : Files.readString(file.get(), StandardCharsets.ISO_8859_1)
                                    .strip());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /** The number in a file; empty when there is none, or it says that there is no limit. */
    OptionalLong number(String controller, String name) {
        Optional<String> text = read(controller, name);
        boolean negative = text.isPresent() && text.get().startsWith("-");
        OptionalLong digits =
                text.map(each -> digits(negative ? each.substring(1) : each)).orElseGet(OptionalLong::empty);
        return negative && digits.isPresent() ? OptionalLong.of(-digits.getAsLong()) : digits;
    }

    /** A number out of a file of lines {@code name value}. */
    OptionalLong entry(String controller, String name, String key) {
        return read(controller, name).map(text -> entry(text, key)).orElseGet(OptionalLong::empty);
    }

    static OptionalLong entry(String text, String key) {
        int at = text.startsWith(key + " ") ? 0 : text.indexOf("\n" + key + " ") + 1;
        if (at == 0 && !text.startsWith(key + " ")) {
            return OptionalLong.empty();
        }
        int begin = at + key.length() + 1;
        int end = text.indexOf('\n', begin);
        return digits(text.substring(begin, end < 0 ? text.length() : end).strip());
    }

    private static OptionalLong digits(String text) {
        boolean number =
                !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(each -> each >= '0' && each <= '9');
        return number ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /**
     * Writes a setting.
     *
     * @throws io.vireo.VirtException when the kernel refuses it, or has no such file
     */
    void write(Setting setting) {
        Path file = file(setting.controller(), setting.file())
                .orElseThrow(() -> Refusal.unsupported("this host has no control group '" + setting.controller()
                        + "', so " + setting.file() + " cannot be set"));
        try {
            Files.writeString(file, setting.value(), StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot set " + setting.file() + " to '" + setting.value() + "'", failure);
        }
    }
}
