package io.vireo.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.shell.Synopsis.Kind;
import io.vireo.shell.Synopsis.Option;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTableTest {

    private final CommandTable table = new CommandTable(List::of);

    @Test
    void everyCommandIsFoundByItsNameAndNoOther() {
        assertTrue(table.names().size() > 120, "only " + table.names());
        assertEquals(table.names().size(), new HashSet<>(table.names()).size(), "a name stands twice");
        for (String name : table.names()) {
            assertEquals(name, table.find(name).map(Command::name).orElse("not found"));
        }
    }

    @Test
    void everySynopsisCanBeReadAndBeginsWithItsName() {
        for (String name : table.names()) {
            Synopsis synopsis = Synopsis.parse(table.find(name).orElseThrow().synopsis());
            assertEquals(name, synopsis.command());
            for (Option option : synopsis.options()) {
                assertTrue(option.name().matches("[a-zA-Z0-9-]+"), name + ": " + option);
            }
        }
    }

    @Test
    void eachPartOfASynopsisSaysHowItIsGiven() {
        assertEquals(
                List.of(
                        new Option("domain", Kind.PLACED, true),
                        new Option("target", Kind.PLACED, false),
                        new Option("live", Kind.SWITCH, false),
                        new Option("mode", Kind.NAMED, false),
                        new Option("file", Kind.NAMED, true),
                        new Option("word", Kind.REST, false)),
                Synopsis.parse("do <domain> [<target>] [--live] [--mode <string>] --file <string> [<word>]...")
                        .options());
    }

    @Test
    void theHelpNamesEveryCommand() {
        String help = table.help(Optional.empty()).orElseThrow();
        for (String name : table.names()) {
            assertTrue(help.contains("    " + name + " "), "the help lacks " + name);
        }
    }

    @Test
    void theHelpAboutAGroupHasAllOfItAndNothingElse() {
        String help = table.help(Optional.of("domain")).orElseThrow();
        assertTrue(help.startsWith(" Domain Management (help keyword 'domain'):\n"), help);
        assertTrue(help.contains(" setvcpus "), help);
        assertEquals(1, help.split("help keyword").length - 1);
    }
}
