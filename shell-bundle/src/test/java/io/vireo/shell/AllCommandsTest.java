package io.vireo.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllCommandsTest {

    private final CommandTable table = AllCommands.table(new Drivers());

    @Test
    void everySynopsisCanBeReadAndBeginsWithItsName() {
        assertTrue(table.names().size() > 120, "only " + table.names());
        for (String name : table.names()) {
            assertEquals(name, table.find(name).orElseThrow().synopsis().text().split(" ")[0]);
        }
    }

    @Test
    void theHelpNamesEveryCommand() {
        String help = table.help(Optional.empty()).orElseThrow();
        for (String name : table.names()) {
            assertTrue(help.contains("    " + name + " "), "the help lacks " + name);
        }
    }
}
