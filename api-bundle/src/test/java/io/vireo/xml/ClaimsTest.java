package io.vireo.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsTest {

    private static List<String> unclaimed(String xml, String... claims) {
        return Claims.of(claims).unclaimed(Element.parse(xml)).stream()
                .map(Unclaimed::toString)
                .toList();
    }

    @Test
    void reportsElementsAttributesAndTextThatNobodyClaims() {
        String xml = "<d type='q'>\n<name>x</name>\n<a b='1'>\nloose<c/></a>\n<z y='2'/></d>";
        assertEquals(List.of("@type (line 1)", "a (line 3)", "z/@y (line 5)"), unclaimed(xml, "name", "z"));
        assertEquals(List.of("a (line 3)"), unclaimed(xml, "@type", "name", "a/@b", "a/c", "z/@y"));
    }

    @Test
    void aClaimOfAnAttributeClaimsTheElementsOnTheWay() {
        assertEquals(List.of(), unclaimed("<d><a><b c='1'/></a></d>", "a/b/@c"));
        assertEquals(List.of("a/b/@e (line 1)"), unclaimed("<d><a><b c='1' e='2'/></a></d>", "a/b/@c"));
    }

    @Test
    void anElementOnTheWayMayNotCarryText() {
        assertEquals(List.of("a (line 1)"), unclaimed("<d><a>text<b c='1'/></a></d>", "a/b/@c"));
    }

    @Test
    void valuesAreClaimedOneByOne() {
        assertEquals(List.of(), unclaimed("<d><a b='1'>x</a></d>", "a/@b=1|2", "a=x"));
        assertEquals(
                List.of("a/@b='3' (line 1)", "a='y' (line 1)"), unclaimed("<d><a b='3'>y</a></d>", "a/@b=1|2", "a=x"));
    }

    @Test
    void twoClaimsOfOnePlaceAddUp() {
        assertEquals(List.of(), unclaimed("<d><a b='1'/><a b='2'/></d>", "a/@b=1", "a/@b=2"));
    }

    @Test
    void conditionsLookAtAttributesAndBelow() {
        String[] claims = {
            "disk/@type",
            "disk[@type=file]/source/@file",
            "disk[@type=file]/source",
            "disk/target/@bus",
            "disk[target/@bus=scsi|sata]/serial"
        };
        assertEquals(List.of(), unclaimed("<d><disk type='file'><source file='x'/></disk></d>", claims));
        assertEquals(
                List.of("disk/source (line 1)"),
                unclaimed("<d><disk type='net'><source file='x'/></disk></d>", claims));
        assertEquals(List.of(), unclaimed("<d><disk><target bus='sata'/><serial>1</serial></disk></d>", claims));
        assertEquals(
                List.of("disk/serial (line 1)"),
                unclaimed("<d><disk><target bus='ide'/><serial>1</serial></disk></d>", claims));
    }

    @Test
    void anEmptyAlternativeAcceptsThatAValueIsMissing() {
        String[] claims = {"disk/@type", "disk[@type=|file]/source"};
        assertEquals(List.of(), unclaimed("<d><disk><source/></disk></d>", claims));
        assertEquals(List.of("disk/source (line 1)"), unclaimed("<d><disk type='block'><source/></disk></d>", claims));
    }

    @Test
    void everythingBelowAStarIsClaimed() {
        assertEquals(
                List.of(), unclaimed("<d><metadata a='1'>t<x:y z='1'><q>t</q></x:y></metadata></d>", "metadata/**"));
    }

    @Test
    void commentsWhiteSpaceAndDeclarationsOfNamespacesNeverCount() {
        assertEquals(List.of(), unclaimed("<d xmlns:q='u' xmlns='v'>\n<!-- c --><a>\n</a></d>", "a/b"));
    }

    @Test
    void fieldsClaimWhatTheyRead() {
        Claims claims = Claims.ofFields(List.of(Field.text("name"), Field.number("os/@n")));
        assertEquals(List.of(), claims.unclaimed(Element.parse("<d><name>x</name><os n='1'/></d>")));
        assertEquals(List.of("name", "os/@n"), claims.paths());
        assertEquals(3, claims.and(Claims.of("other")).paths().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "a[b", "a[@x]/c", "a//b"})
    void refusesPathsThatAreNone(String path) {
        assertThrows(IllegalArgumentException.class, () -> Claims.of(path));
    }
}
