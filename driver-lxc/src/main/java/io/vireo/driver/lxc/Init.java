package io.vireo.driver.lxc;

import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first process of a container.
 *
 * @param command its path in the container and its arguments
 * @param environment what is added to its environment
 * @param folder where it begins
 * @param user who it is: a number, or a name that the container's {@code /etc/passwd} has
 * @param group the same for its group
 */
record Init(
        List<String> command,
        Map<String, String> environment,
        Optional<String> folder,
        Optional<String> user,
        Optional<String> group) {

    static Init of(Element definition) {
        String path = definition.at("os/init").orElse("/sbin/init");
        HostPaths.requireAbsolute("init of a container", path);
        List<String> command = new ArrayList<>(List.of(path));
        definition.findAll("os/initarg").forEach(each -> command.add(plain("initarg", each.text())));
        Map<String, String> environment = new LinkedHashMap<>();
        for (Element each : definition.findAll("os/initenv")) {
            String name = each.attribute("name").orElse("");
            if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw Refusal.xml("initenv has the name '" + Names.shown(name) + "', which no variable has");
            }
            environment.put(name, plain("initenv", each.text()));
        }
        Optional<String> folder = definition.at("os/initdir");
        folder.ifPresent(dir -> HostPaths.requireAbsolute("initdir of a container", dir));
        return new Init(
                List.copyOf(command), environment, folder, definition.at("os/inituser"), definition.at("os/initgroup"));
    }

    private static String plain(String what, String text) {
        if (text.indexOf('\0') >= 0 || text.contains("\n")) {
            throw Refusal.xml(what + " cannot have line ends: '" + Names.shown(text) + "'");
        }
        return text;
    }

    String path() {
        return command.get(0);
    }

    /** Fails when the first process cannot be started in a root that is a folder; a root that is an image is not looked into. */
    void check(Path root) {
        Path file = HostPaths.within(root, path())
                .orElseThrow(() -> Refusal.failed("the container's init, " + path() + ", is not there in its root "
                        + root + "; name another one in os/init, or put it there"));
        if (!Files.isRegularFile(file)) {
            throw Refusal.failed("the container's init, " + path() + " in " + root + ", is no file");
        }
        if (!Files.isExecutable(file)) {
            throw Refusal.failed(
                    "the container's init, " + path() + " in " + root + ", is not executable; chmod a+x helps");
        }
    }

    Optional<Long> userNumber(Optional<Path> root) {
        return user.map(name -> number("user", name, root, "/etc/passwd", 2));
    }

    /** The group that was given, else that of the user. */
    Optional<Long> groupNumber(Optional<Path> root) {
        return group.map(name -> number("group", name, root, "/etc/group", 2))
                .or(() ->
                        user.filter(name -> !isNumber(name)).map(name -> number("user", name, root, "/etc/passwd", 3)));
    }

    private static boolean isNumber(String name) {
        return name.matches("\\+?[0-9]{1,9}");
    }

    private static long number(String kind, String name, Optional<Path> root, String table, int column) {
        if (isNumber(name)) {
            return Long.parseLong(name.replace("+", ""));
        }
        return root.flatMap(folder -> HostPaths.within(folder, table)).filter(Files::isRegularFile).stream()
                .flatMap(file -> lines(file).stream())
                .map(line -> line.split(":"))
                .filter(fields -> fields.length > column && fields[0].equals(name) && isNumber(fields[column]))
                .map(fields -> Long.parseLong(fields[column]))
                .findFirst()
                .orElseThrow(() -> Refusal.failed("the container has no " + kind + " '" + Names.shown(name) + "' in "
                        + table + "; write its number"));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.size(file) > 1 << 20 ? List.of() : Files.readAllLines(file);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read " + file, failure);
        }
    }
}
