package io.vireo.driver.network.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.domain.MetadataKind;
import io.vireo.event.NetworkEvent;
import io.vireo.network.NetworkMetadata;
import io.vireo.network.NetworkRef;
import io.vireo.network.NetworkUpdateFlag;
import io.vireo.network.NetworkXmlFlag;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Titles, descriptions and elements of applications in networks. */
class NetworkNotesTest {

    private static final Optional<String> SPACE = Optional.of("urn:notes");
    private static final Set<NetworkUpdateFlag> LIVE = Set.of(NetworkUpdateFlag.LIVE);
    private static final Set<NetworkUpdateFlag> CONFIG = Set.of(NetworkUpdateFlag.CONFIG);

    @TempDir
    Path folder;

    private final PretendedHost host = new PretendedHost();
    private Opened open;
    private NetworkRef net;

    @BeforeEach
    void begin() {
        open = new Opened(host, folder);
        net = open.define("<network><name>net</name><bridge name='br7'/></network>");
    }

    @AfterEach
    void end() {
        open.close();
    }

    private NetworkMetadata notes() {
        return open.part(NetworkMetadata.class, net);
    }

    private void title(String text, Set<NetworkUpdateFlag> flags) {
        notes().setMetadata(MetadataKind.TITLE, Optional.of(text), Optional.empty(), Optional.empty(), flags);
    }

    private String title(Set<NetworkUpdateFlag> flags) {
        return notes().metadata(MetadataKind.TITLE, Optional.empty(), flags);
    }

    @Test
    void areKeptInDefinitionsAndInWhatRunsByThemselves() {
        title("kept", Set.of());
        open.control(net).start();
        title("now", LIVE);
        assertEquals("now", title(Set.of()));
        assertEquals("kept", title(CONFIG));
        open.close();
        open = new Opened(host, folder);
        assertEquals("now", title(LIVE));
        assertEquals("kept", title(CONFIG));
        String xml = open.control(net).xmlDesc(Set.of(NetworkXmlFlag.INACTIVE));
        assertTrue(xml.indexOf("<title>kept</title>") < xml.indexOf("<bridge"), xml);
    }

    @Test
    void elementsAreFoundByTheirNamespaceAndRemoved() {
        notes().setMetadata(MetadataKind.ELEMENT, Optional.of("<n a='1'/>"), Optional.of("my"), SPACE, Set.of());
        assertEquals(
                "<n a='1'/>",
                notes().metadata(MetadataKind.ELEMENT, SPACE, Set.of()).strip());
        notes().setMetadata(MetadataKind.ELEMENT, Optional.empty(), Optional.empty(), SPACE, Set.of());
        assertThrows(NotFound.class, () -> notes().metadata(MetadataKind.ELEMENT, SPACE, Set.of()));
        assertFalse(open.control(net).xmlDesc(Set.of()).contains("metadata"));
    }

    @Test
    void aChangeIsTold() {
        open.listen(NetworkEvent.MetadataChange.class);
        title("told", Set.of());
        assertEquals(
                List.of(new NetworkEvent.MetadataChange(net, MetadataKind.TITLE, Optional.empty())),
                open.events.stream()
                        .filter(NetworkEvent.MetadataChange.class::isInstance)
                        .toList());
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        NotFound none = assertThrows(NotFound.class, () -> title(Set.of()));
        assertEquals(111, none.number());
        assertThrows(InvalidState.class, () -> title("x", LIVE));
        assertThrows(VirtException.class, () -> title("two\nlines", CONFIG));
        assertThrows(
                VirtException.class,
                () -> notes().setMetadata(
                                MetadataKind.ELEMENT, Optional.of("<n>"), Optional.of("my"), SPACE, Set.of()));
    }
}
