package io.vireo.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.BadXml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementTest {

    private static final String DOMAIN = """
            <domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
              <name>web</name>
              <!-- who asked for it -->
              <unknown made='up'>
                <deeper/>
              </unknown>
              <devices>
                <disk type='block'/>
                <disk type='file'>
                  <driver type='qcow2'/>
                  <source file='/a b/c&amp;d.img'/>
                </disk>
              </devices>
              <qemu:commandline>
                <qemu:arg value='-S'/>
              </qemu:commandline>
            </domain>
            """;

    private final Element domain = Element.parse(DOMAIN);

    @Test
    void writesWhatItRead() {
        assertEquals(DOMAIN, domain.toString());
    }

    @Test
    void aSecondRoundTripChangesNothing() {
        Element odd = Element.parse(
                "<a>\n <b x=\"it's\" y='&quot;&apos;' z='&#10;&#9;'/>text &lt; <i>mixed</i>\n<?do it?></a>");
        assertEquals(odd, Element.parse(odd.toString()));
        assertEquals(
                "<a>\n <b x=\"it's\" y='\"&apos;' z='&#10;&#9;'/>text &lt; <i>mixed</i>\n<?do it?></a>\n",
                odd.toString());
    }

    @Test
    void carriageReturnsSurvive() {
        Element element = Element.of("a", "one\r\ntwo").with("b", "x\ry");
        assertEquals(element, Element.parse(element.toString()));
    }

    @Test
    void indentsAnewAndKeepsTextAsItIs() {
        Element parsed = Element.parse("<a><b>  two  words </b><c></c>\n\n\n<d><e/></d></a>");
        assertEquals("<a>\n  <b>  two  words </b>\n  <c/>\n  <d>\n    <e/>\n  </d>\n</a>\n", parsed.toString());
    }

    @Test
    void findsByPath() {
        assertEquals(Optional.of("web"), domain.at("name"));
        assertEquals(Optional.of("qcow2"), domain.at("devices/disk/driver/@type"));
        assertEquals(Optional.of("block"), domain.at("devices/disk/@type"));
        assertEquals(Optional.of("qemu"), domain.at("@type"));
        assertEquals(Optional.empty(), domain.at("devices/disk/target/@dev"));
        assertEquals(2, domain.findAll("devices/disk").size());
        assertSame(domain, domain.find(".").orElseThrow());
        assertEquals(Optional.of("qcow2"), domain.at("./devices//disk/driver/@type"));
        assertEquals(List.of(domain), domain.findAll("."));
        assertEquals(Optional.empty(), domain.find("dev"));
        assertEquals(List.of(), domain.findAll("devices/disk/driver/type"));
    }

    @Test
    void knowsTheLineOnWhichAnElementBegins() {
        assertEquals(1, domain.line());
        assertEquals(9, domain.findAll("devices/disk").get(1).line());
        Element spread = Element.parse("<a>\r\n<b\r\n  c='1'\r\n  d='2'>\r\n<e/></b></a>");
        assertEquals(2, spread.find("b").orElseThrow().line());
        assertEquals(5, spread.find("b/e").orElseThrow().line());
    }

    @Test
    void buildsDocuments() {
        Element disk = Element.of("disk")
                .with("type", "file")
                .add(Element.of("source").with("file", "/x's"))
                .add("serial", "<1>");
        assertEquals(
                "<disk type='file'>\n  <source file=\"/x's\"/>\n  <serial>&lt;1&gt;</serial>\n</disk>\n",
                disk.toString());
    }

    @Test
    void changesAreCopies() {
        Element disk = domain.findAll("devices/disk").get(0);
        Element changed = disk.with("device", "cdrom").with("type", "file").without("missing");
        assertEquals("<disk type='block'/>\n", disk.toString());
        assertEquals("<disk type='file' device='cdrom'/>\n", changed.toString());
        assertEquals("<disk device='cdrom'/>\n", changed.without("type").toString());
    }

    @Test
    void allAttributesAreExchangedAtOnceAndTheLineStays() {
        Element second = domain.findAll("devices/disk").get(1);
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("b", "1");
        attributes.put("a", "2");
        Element changed = second.withAttributes(attributes);
        assertEquals(
                "<disk b='1' a='2'>", changed.toString().lines().findFirst().orElseThrow());
        assertEquals(9, changed.line());
        assertThrows(BadXml.class, () -> second.withAttributes(Map.of("a b", "")));
    }

    @Test
    void exchangesExactlyTheChildThatIsMeant() {
        Element parent = Element.parse("<a><b/><b/><c/></a>");
        Element second = parent.children("b").get(1);
        assertEquals(Element.parse("<a><b/><b n='2'/><c/></a>"), parent.replaceChild(second, second.with("n", 2)));
        assertEquals(Element.parse("<a><b/><c/></a>"), parent.withoutChild(second));
        assertEquals(Element.parse("<a><c/></a>"), parent.withoutChildren("b"));
        assertSame(parent, parent.replaceChild(Element.of("b"), Element.of("x")));
    }

    @Test
    void putExchangesTheFirstOfItsNameOrAppends() {
        Element parent = Element.parse("<a><b/><c/></a>");
        assertEquals(Element.parse("<a><b>1</b><c/></a>"), parent.put(Element.of("b", "1")));
        assertEquals(Element.parse("<a><b/><c/><d/></a>"), parent.put(Element.of("d")));
    }

    @Test
    void childrenBecomeAnyNumberOfElements() {
        Element parent = Element.parse("<a><b/><c/></a>");
        Element twice = parent.flatMapChildren(c -> c.name().equals("b") ? List.of(c, c) : List.of());
        assertEquals(Element.parse("<a><b/><b/></a>"), twice);
        assertSame(parent, parent.mapChildren("c", c -> c));
    }

    @Test
    void aChangeThatChangesNothingCopiesNothing() {
        Element parent = Element.parse("<a x='1'><b>text</b><c/></a>");
        assertSame(parent, parent.with("x", "1"));
        assertSame(parent, parent.withoutChildren("d"));
        assertSame(parent, parent.flatMapChildren(List::of));
        assertSame(parent, parent.addAll(List.of()));
        assertSame(parent, parent.stripped());
        assertSame(parent, Field.text("b").write(parent, "text"));
        assertSame(parent, Field.text("@x").write(parent, "1"));
    }

    @Test
    void strippedDropsCommentsAndIndentationOnly() {
        Element stripped = Element.parse("<a>\n  <!-- x -->\n  <b> </b>\n  <c>\n  </c></a>")
                .stripped();
        assertEquals(Element.parse("<a><b> </b><c/></a>"), stripped);
    }

    @Test
    void equalityIgnoresLinesAndTheOrderOfAttributes() {
        assertEquals(Element.parse("<a x='1' y='2'/>"), Element.parse("\n\n<a y='2' x='1'/>"));
        assertEquals(
                Element.parse("<a x='1' y='2'/>").hashCode(),
                Element.parse("<a y='2' x='1'/>").hashCode());
        assertNotEquals(Element.parse("<a><b/><c/></a>"), Element.parse("<a><c/><b/></a>"));
    }

    @Test
    void collectionsCannotBeChanged() {
        assertThrows(
                UnsupportedOperationException.class, () -> domain.attributes().put("a", "b"));
        assertThrows(UnsupportedOperationException.class, () -> domain.nodes().clear());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a>", "a\0", "-a", "<a"})
    void refusesNamesThatAreNone(String name) {
        assertThrows(BadXml.class, () -> Element.of(name));
        assertThrows(BadXml.class, () -> Element.of("a").with(name, "value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\u0001", "\u001b[0m", "\ud800", "\udc00x", "\uffff"})
    void refusesCharactersThatXmlCannotCarry(String text) {
        assertThrows(BadXml.class, () -> Element.of("a", text));
        assertThrows(BadXml.class, () -> Element.of("a").with("b", text));
    }

    @Test
    void refusesCommentsAndInstructionsThatEndEarly() {
        assertThrows(BadXml.class, () -> new Node.Comment("a--><b/>"));
        assertThrows(BadXml.class, () -> new Node.Comment("a-"));
        assertThrows(BadXml.class, () -> new Node.Instruction("x", "?><b/>"));
    }

    @Test
    void charactersBeyondTheFirstPlaneSurvive() {
        Element element = Element.of("a", "\ud83d\ude00 \u00e9").with("b", "\u4e2d");
        assertEquals(element, Element.parse(element.toString()));
    }

    @Test
    void metadataOfApplicationsIsInDoubleQuotes() {
        String xml = Element.parse("<d a='1'><metadata b='2'><x c='3' e='\"'/></metadata><f g='4'/></d>")
                .toString();
        assertEquals("""
                <d a='1'>
                  <metadata b='2'>
                    <x c="3" e='"'/>
                  </metadata>
                  <f g='4'/>
                </d>
                """, xml);
    }
}
