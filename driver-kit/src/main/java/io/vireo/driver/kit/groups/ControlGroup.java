package io.vireo.driver.kit.groups;

import io.vireo.VirtException;
import io.vireo.driver.kit.SystemErrors;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One control group: the files in which the kernel counts and limits. Counters that are asked for again and again stay open
 * until {@link #close()}, for opening them costs ten times what reading them does.
 */
public final class ControlGroup implements AutoCloseable {

    private static final int MOST = 8192;

    private final ControlGroups host;
    private final Map<String, Path> folders;
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private ControlGroup(ControlGroups host, Map<String, Path> folders) {
        this.host = host;
        this.folders = folders;
    }

    /**
     * Returns the group that a process is in.
     *
     * @param pid the process
     * @return the group; one without files for a process that is not there
     */
    public static ControlGroup of(long pid) {
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

    /** The group of that name in each hierarchy. */
    static ControlGroup at(ControlGroups host, String name) {
        Map<String, Path> folders = new HashMap<>();
        host.first()
                .forEach((controller, mount) ->
                        folders.put(controller, mount.point().resolve(name)));
        host.second().ifPresent(mount -> folders.put("", mount.point().resolve(name)));
        return new ControlGroup(host, Map.copyOf(folders));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException gone) {
            return List.of();
        }
    }

    /** Says whether a controller is in the second version here. */
    public boolean isUnified(String controller) {
        return host.isUnified(controller);
    }

    Optional<Path> file(String controller, String name) {
        String folder = host.isUnified(controller) ? "" : controller;
        return Optional.ofNullable(folders.get(folder)).map(each -> each.resolve(name));
    }

    /** What a file says; empty when there is none. */
    public Optional<String> read(String controller, String name) {
        Optional<Path> file = file(controller, name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        // These files are small and are asked for by the thousand: one read is all it takes.
        try (FileInputStream stream = new FileInputStream(file.get().toString())) {
            byte[] bytes = new byte[MOST];
            int length = stream.read(bytes);
            return Optional.of(
                    length < MOST
                            ? text(bytes, length)
                            : Files.readString(file.get(), StandardCharsets.ISO_8859_1)
                                    .strip());
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    static String text(byte[] bytes, int length) {
        return new String(bytes, 0, Math.max(0, length), StandardCharsets.ISO_8859_1).strip();
    }

    /** What a file of counters says, which stays open; empty when there is none. */
    Optional<String> count(String controller, String name) {
        Counter known = counters.get(name);
        if (known == null) {
            Optional<Counter> opened =
                    closed ? Optional.empty() : file(controller, name).flatMap(Counter::open);
            if (opened.isEmpty()) {
                return read(controller, name);
            }
            known = opened.get();
            Counter other = counters.putIfAbsent(name, known);
            if (other != null) {
                known.close();
                known = other;
            }
            if (closed) {
                close();
            }
        }
        return known.read();
    }

    /** The number in a file; empty when there is none, or it says that there is no limit. */
    public OptionalLong number(String controller, String name) {
        return number(read(controller, name));
    }

    static OptionalLong number(Optional<String> text) {
        boolean negative = text.isPresent() && text.get().startsWith("-");
        OptionalLong digits =
                text.map(each -> digits(negative ? each.substring(1) : each)).orElseGet(OptionalLong::empty);
        return negative && digits.isPresent() ? OptionalLong.of(-digits.getAsLong()) : digits;
    }

    /** A number out of a file of lines {@code name value}. */
    public OptionalLong entry(String controller, String name, String key) {
        return read(controller, name).map(text -> entry(text, key)).orElseGet(OptionalLong::empty);
    }

    /** A number out of lines {@code name value}. */
    static OptionalLong entry(String text, String key) {
        int begin = 0;
        while (!(text.startsWith(key, begin) && text.startsWith(" ", begin + key.length()))) {
            begin = text.indexOf('\n', begin) + 1;
            if (begin == 0) {
                return OptionalLong.empty();
            }
        }
        int end = text.indexOf('\n', begin);
        return digits(text.substring(begin + key.length() + 1, end < 0 ? text.length() : end)
                .strip());
    }

    private static OptionalLong digits(String text) {
        boolean number = !text.isEmpty() && text.length() <= 18;
        for (int i = 0; number && i < text.length(); i++) {
            number = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return number ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /**
     * Writes a setting.
     *
     * @param setting the setting
     * @throws VirtException when the kernel refuses it, or has no such file
     */
    public void write(GroupSetting setting) {
        Path file = file(setting.controller(), setting.file())
                .orElseThrow(() -> GroupRefusals.unsupported("this host has no control group '" + setting.controller()
                        + "', so " + setting.file() + " cannot be set"));
        try {
            Files.writeString(file, setting.value(), StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot set " + setting.file() + " to '" + setting.value() + "'", failure);
        }
    }

    /**
     * Moves a process with all its threads into this group, in every hierarchy in which the group is.
     *
     * @param pid the process
     * @throws VirtException when the kernel refuses it
     */
    public void add(long pid) {
        for (Path folder : Map.copyOf(folders).values().stream().distinct().toList()) {
            Path file = folder.resolve("cgroup.procs");
            if (!Files.exists(file)) {
                continue;
            }
            try {
                Files.writeString(file, Long.toString(pid), StandardOpenOption.WRITE);
            } catch (IOException failure) {
                throw SystemErrors.of("cannot move process " + pid + " into the control group " + folder, failure);
            }
        }
    }

    /** Lets go of open files; the group stays as it is. */
    @Override
    public void close() {
        closed = true;
        counters.values().forEach(Counter::close);
        counters.clear();
    }
}
