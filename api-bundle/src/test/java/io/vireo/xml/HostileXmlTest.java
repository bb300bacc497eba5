package io.vireo.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.BadXml;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileXmlTest {

    private static String refusal(String xml) {
        return assertThrows(BadXml.class, () -> Element.parse(xml, "domain_definition"))
                .getMessage();
    }

    private static void assertMentions(String message, String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "'" + part + "' is not in: " + message);
        }
    }

    @Test
    void refusesABombOfEntities() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE b [<!ENTITY e0 'boom'>");
        for (int i = 1; i < 20; i++) {
            bomb.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        assertMentions(refusal(bomb + "]>\n<b>&e19;</b>"), "(domain_definition):", "DOCTYPE");
    }

    @Test
    void refusesADoctypeEvenWhenItIsHarmless() {
        assertMentions(refusal("<!DOCTYPE domain>\n<domain/>"), "DOCTYPE");
    }

    @Test
    void neverReadsAnotherFile(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "very secret");
        String message = refusal("<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><a>&x;</a>");
        assertMentions(message, "DOCTYPE");
        assertTrue(!message.contains("very secret"), message);
    }

    @Test
    void neverOpensAConnection() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x.dtd";
            refusal("<!DOCTYPE a SYSTEM '" + url + "'><a/>");
            refusal("<!DOCTYPE a [<!ENTITY % p SYSTEM '" + url + "'> %p;]><a/>");
            server.setSoTimeout(100);
            assertThrows(SocketTimeoutException.class, server::accept);
        }
    }

    @Test
    void refusesUndefinedEntities() {
        assertMentions(refusal("<a>\n&nbsp;</a>"), "(domain_definition):2: ", "nbsp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b/>", "x", "</a>", "&amp;", "<![CDATA[]]>", "\0", "\u00a0", "<!DOCTYPE a>"})
    void refusesWhatStandsBehindTheRoot(String rest) {
        for (String root : new String[] {"<a/>", "<a>\r\n</a>", "<a>" + "<b/>\r\n".repeat(3_000) + "</a>"}) {
            refusal(root + rest);
            refusal(root + "\r\n " + rest);
            refusal(root + "<!-- > -->" + rest + " ");
        }
    }

    @Test
    void whiteSpaceAndRemarksMayStandBehindTheRoot() {
        assertEquals(Element.of("a"), Element.parse("<a/>\r\n\t <!-- > --> <?do it?>\n"));
        assertEquals(Element.of("a"), Element.parse("<a/> \n"));
    }

    @Test
    void boundsTheDepth() {
        assertEquals(
                "x",
                Element.parse("<a>".repeat(127) + "<b>x</b>" + "</a>".repeat(127))
                        .at("a/".repeat(126) + "b")
                        .orElseThrow());
        assertMentions(refusal("<a>".repeat(1_000) + "</a>".repeat(1_000)), "nested deeper than 128");
        assertMentions(refusal("<a>".repeat(1_000_000)), "nested deeper than 128");
    }

    @Test
    void boundsAttributesAndNames() {
        StringBuilder many = new StringBuilder("<a");
        for (int i = 0; i <= 200; i++) {
            many.append(" b").append(i).append("=''");
        }
        assertMentions(refusal(many + "/>"), "more than 200 attributes");
        assertMentions(refusal("<" + "n".repeat(1_001) + "/>"), "longer than 1000");
        assertMentions(refusal("<a " + "n".repeat(1_001) + "=''/>"), "longer than 1000");
    }

    @Test
    void boundsTheNumberOfElements() {
        assertMentions(refusal("<a>" + "<b/>".repeat(1_000_001) + "</a>"), "more than 1000000 elements");
    }

    @Test
    void boundsTheSize() {
        assertMentions(refusal("<a>" + "x".repeat(16 << 20) + "</a>"), "(domain_definition)", "16777216");
    }

    @Test
    void readsLargeDocumentsWithinTheBounds() {
        StringBuilder large = new StringBuilder("<a>");
        while (large.length() < 10_000_000) {
            large.append("<b c='1'>text &#65; &amp; more</b>\n");
        }
        Element read = Element.parse(large + "</a>");
        assertEquals("text A & more", read.at("b").orElseThrow());
        assertTrue(read.toString().length() > 9_000_000);
    }

    @Test
    void manyCharacterReferencesAreNoAttack() {
        assertEquals(
                300_000,
                Element.parse("<a>" + "&#65;&lt;&amp;".repeat(100_000) + "</a>")
                        .text()
                        .length());
    }

    @Test
    void namesLineColumnAndReason() {
        assertMentions(refusal("<domain>\n  <name>x</nam>\n</domain>"), "(domain_definition):2: ", "name", "column");
        assertMentions(refusal("<a b='1' b='2'/>"), "(domain_definition):1: ", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "<a/><b/>",
                "<a>",
                "<a><b></a>",
                "<a>\0</a>",
                "<a>\u0008</a>",
                "<a b='\0'/>",
                "<a>&#0;</a>",
                "<a>&#xFFFF;</a>",
                "<a>\ud800</a>",
                "<a b=c/>",
                "<a b='<'/>",
                "<a>]]></a>",
                "<a><!-- -- --></a>"
            })
    void refusesWhatIsIllFormed(String xml) {
        assertMentions(refusal(xml), "(domain_definition)");
    }

    @Test
    void aMarkOfByteOrderAndADeclarationAreAccepted() {
        assertEquals(
                "a",
                Element.parse("\uFEFF<?xml version='1.0' encoding='UTF-16'?>\n<!-- c --><a/>\n")
                        .name());
    }
}
