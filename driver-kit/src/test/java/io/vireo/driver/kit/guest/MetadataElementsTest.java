package io.vireo.driver.kit.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.VirtException;
import io.vireo.domain.MetadataKind;
import io.vireo.xml.Element;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Notes in definitions. */
class MetadataElementsTest {

    private static final Optional<String> URI = Optional.of("http://notes.test/");

    private static Element with(String note) {
        return MetadataElements.change(MetadataKind.ELEMENT, Optional.of(note), Optional.of("n"), URI)
                .apply(Element.of("domain"));
    }

    @Test
    void anElementComesBackAsItWasGiven() {
        String note = "<note><deep at='1'>text</deep></note>";

        assertEquals(
                Optional.of(Element.parse(note).toString().strip()),
                MetadataElements.find(with(note), MetadataKind.ELEMENT, URI));
    }

    @Test
    void anElementOfADefaultNamespaceIsFoundToo() {
        Element definition =
                Element.parse("<domain><metadata><note xmlns='http://notes.test/'>text</note></metadata></domain>");

        assertEquals(Optional.of("<note>text</note>"), MetadataElements.find(definition, MetadataKind.ELEMENT, URI));
    }

    @Test
    void whatNobodyNotedIsNotThere() {
        assertEquals(
                Optional.empty(),
                MetadataElements.find(with("<note/>"), MetadataKind.ELEMENT, Optional.of("http://others.test/")));
        assertEquals(Optional.empty(), MetadataElements.find(with("<note/>"), MetadataKind.TITLE, Optional.empty()));
    }

    @Test
    void anElementIsNamedByItsNamespace() {
        assertThrows(
                VirtException.class,
                () -> MetadataElements.find(with("<note/>"), MetadataKind.ELEMENT, Optional.empty()));
    }
}
