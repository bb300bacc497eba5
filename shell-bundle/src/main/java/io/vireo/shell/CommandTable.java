package io.vireo.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every command by its name, and the help about them. */
final class CommandTable {

    private final List<Command.Group> groups;
    private final Map<String, Command> byName = new TreeMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();

    CommandTable(List<Command.Group> groups) {
        this.groups = List.copyOf(groups);
        for (Command.Group group : groups) {
            for (Command command : group.commands()) {
                if (byName.put(command.name(), command) != null) {
                    throw new IllegalArgumentException("two commands are called " + command.name());
                }
            }
        }
        aliases.put("nodedev-dettach", "nodedev-detach");
        aliases.put("exit", "quit");
    }

    Optional<Command> find(String name) {
        return Optional.ofNullable(byName.get(aliases.getOrDefault(name, name)));
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** Returns the help about everything, one group, or one command. */
    Optional<String> help(Optional<String> about) {
        if (about.isEmpty()) {
            StringBuilder text = new StringBuilder("Grouped commands:\n\n");
            groups.forEach(group -> describe(group, text));
            return Optional.of(text.toString());
        }
        for (Command.Group group : groups) {
            if (group.keyword().equals(about.get())) {
                StringBuilder text = new StringBuilder();
                describe(group, text);
                return Optional.of(text.toString());
            }
        }
        return find(about.get()).map(this::help);
    }

    String help(Command command) {
        StringBuilder text = new StringBuilder();
        text.append("  NAME\n    ").append(command.name()).append(" - ").append(command.summary());
        text.append("\n\n  SYNOPSIS\n    ").append(command.synopsis().text()).append('\n');
        return text.toString();
    }

    private static void describe(Command.Group group, StringBuilder text) {
        text.append(' ')
                .append(group.title())
                .append(" (help keyword '")
                .append(group.keyword())
                .append("'):\n");
        for (Command command : group.commands()) {
            text.append(String.format("    %-30s %s%n", command.name(), command.summary()));
        }
        text.append('\n');
    }
}
