package io.vireo.driver.iface;

import static io.vireo.driver.iface.InterfaceLifeTest.BRIDGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.InvalidState;
import io.vireo.driver.kit.StateFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several changes that are kept or taken back as one. */
class InterfaceChangeTest {

    private static final String OTHER = "<interface type='bridge' name='br8'><bridge/></interface>";

    @TempDir
    Path folder;

    private final PretendedLinks host = PretendedLinks.withCards();
    private Opened open;

    @BeforeEach
    void begin() {
        open = new Opened(host, folder);
        open.define(BRIDGE);
        open.control("br7").start();
    }

    @AfterEach
    void end() {
        open.close();
    }

    /** Changes what was there: one is new and runs, the other is redefined and stopped. */
    private void change() {
        open.session().beginInterfaceChanges();
        open.define(OTHER);
        open.control("br8").start();
        open.control("br7").destroy();
        open.define(BRIDGE.replace("1400", "1500"));
    }

    private void assertChanged() {
        assertEquals(Set.of("lo", "eth0", "eth1", "br8"), host.names());
        assertTrue(open.definition("br7").contains("1500"));
    }

    private void assertAsBefore() {
        assertEquals(Set.of("lo", "eth0", "eth1", "br7"), host.names());
        assertEquals("br7", host.master("eth1"));
        assertTrue(open.control("br7").isActive());
        assertTrue(open.definition("br7").contains("1400"));
        assertFalse(open.names().contains("br8"));
        assertThrows(InvalidState.class, () -> open.session().rollbackInterfaceChanges());
    }

    @Test
    void aRollbackBringsBackDefinitionsAndWhatRan() {
        change();
        open.session().rollbackInterfaceChanges();
        assertAsBefore();
    }

    @Test
    void aCommitKeepsTheChange() {
        change();
        open.session().commitInterfaceChanges();
        assertChanged();
        assertThrows(InvalidState.class, () -> open.session().commitInterfaceChanges());
    }

    @Test
    void thereIsOneAtATime() {
        open.session().beginInterfaceChanges();
        InvalidState refusal =
                assertThrows(InvalidState.class, () -> open.session().beginInterfaceChanges());
        assertTrue(refusal.getMessage().contains("there is another transaction running."), refusal.getMessage());
    }

    @Test
    void aProcessThatEndsInOrderLeavesTheChangeToTheNext() {
        change();
        open.close();
        open = new Opened(host, folder);
        assertChanged();
        open.session().rollbackInterfaceChanges();
        assertAsBefore();
    }

    @Test
    void aProcessThatIsKilledHasItTakenBackByTheNext() throws IOException {
        change();
        Path kept = StateFolders.below(folder).of("interface").state().resolve("change.xml");
        String whileItRan = Files.readString(kept);
        open.close();
        Files.writeString(kept, whileItRan);
        open = new Opened(host, folder);
        assertAsBefore();
    }

    @Test
    void aMachineThatWasStartedAnewHasTheOldDefinitions() throws IOException {
        change();
        open.close();
        Path kept = StateFolders.below(folder).of("interface").state().resolve("change.xml");
        Files.writeString(kept, Files.readString(kept).replaceFirst("boot='[^']*'", "boot='earlier'"));
        open = new Opened(host, folder);
        assertTrue(open.definition("br7").contains("1400"));
        assertFalse(open.session().listInterfaces(Set.of()).isEmpty());
        assertThrows(InvalidState.class, () -> open.session().commitInterfaceChanges());
    }
}
