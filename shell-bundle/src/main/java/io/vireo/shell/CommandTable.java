package io.vireo.shell;

import io.vireo.spi.Driver;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Every command by its name, and the help about them. */
final class CommandTable {

    private static final Map<String, String> ALIASES = Map.of("nodedev-dettach", "nodedev-detach");

    private final Supplier<List<Driver>> drivers;
    private final Map<Section, List<Command>> made = new EnumMap<>(Section.class);

    /**
     * Makes the table.
     *
     * @param drivers those that the support matrix is about
     */
    CommandTable(Supplier<List<Driver>> drivers) {
        this.drivers = drivers;
    }

    synchronized List<Command> commands(Section section) {
        List<Command> commands = made.get(section);
        if (commands == null) {
            commands = section.commands(drivers);
            made.put(section, commands);
        }
        return commands;
    }

    Optional<Command> find(String typed) {
        String name = ALIASES.getOrDefault(typed, typed);
        for (Section section : sectionsOf(name)) {
            for (Command command : commands(section)) {
                if (command.name().equals(name)) {
                    return Optional.of(command);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Section> sectionsOf(String name) {
        List<Section> sections = new ArrayList<>();
        for (Section section : Section.values()) {
            if (section.isNamedIn(name)) {
                sections.add(section);
            }
        }
        sections.addAll(Section.BY_USE);
        return sections;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        for (Section section : Section.values()) {
            commands(section).forEach(command -> names.add(command.name()));
        }
        return names;
    }

    /** Returns the help about everything, one group, or one command. */
    Optional<String> help(Optional<String> about) {
        StringBuilder text = new StringBuilder(about.isEmpty() ? "Grouped commands:\n\n" : "");
        int before = text.length();
        String title = "";
        for (Section section : Section.values()) {
            if (about.isEmpty() || about.get().equals(section.keyword())) {
                if (!section.title().equals(title)) {
                    text.append(title.isEmpty() ? "" : "\n");
                    text.append(' ').append(section.title());
                    text.append(" (help keyword '").append(section.keyword()).append("'):\n");
                    title = section.title();
                }
                describe(section, text);
            }
        }
        return text.length() > before
                ? Optional.of(text.append('\n').toString())
                : find(about.get()).map(this::help);
    }

    private void describe(Section section, StringBuilder text) {
        for (Command command : commands(section)) {
            text.append(String.format("    %-30s %s%n", command.name(), command.summary()));
        }
    }

    String help(Command command) {
        StringBuilder text = new StringBuilder();
        text.append("  NAME\n    ").append(command.name()).append(" - ").append(command.summary());
        text.append("\n\n  SYNOPSIS\n    ").append(command.synopsis()).append('\n');
        return text.toString();
    }
}
