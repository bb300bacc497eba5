package io.vireo.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.BadXml;
import io.vireo.Bytes;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTest {

    enum Mode {
        CUSTOM,
        HOST_MODEL
    }

    private static final Field<Long> VCPU = Field.number("vcpu", 1, 64).meaning("virtual processors");
    private static final Field<Mode> MODE = Field.oneOf("cpu/@mode", Mode.class);
    private static final Field<Boolean> SECURE = Field.yesNo("os/loader/@secure");
    private static final Field<UUID> ID = Field.uuid("uuid");

    @Test
    void readsTypedValues() {
        Element domain = Element.parse("<d><vcpu> 4 </vcpu><cpu mode='host-model'/><os><loader secure='yes'/></os>"
                + "<uuid>C7A5FDBDEDAF9455926AD65C16DB1809</uuid></d>");
        assertEquals(4, VCPU.require(domain));
        assertEquals(Optional.of(Mode.HOST_MODEL), MODE.read(domain));
        assertEquals(Optional.of(true), SECURE.read(domain));
        assertEquals("c7a5fdbd-edaf-9455-926a-d65c16db1809", ID.require(domain).toString());
    }

    @Test
    void aMissingValueIsEmptyOrAnErrorAsAsked() {
        Element domain = Element.parse("<d/>");
        assertEquals(Optional.empty(), VCPU.read(domain));
        assertEquals(
                "XML error: missing vcpu in element 'd' (line 1)",
                assertThrows(BadXml.class, () -> VCPU.require(domain)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65", "-1", "1.5", "four", "4 4", "0x", "99999999999999999999"})
    void aBadValueIsRefusedWithItsLine(String text) {
        Element domain = Element.parse("<d>\n<vcpu>" + text + "</vcpu></d>");
        assertEquals(
                "XML error: invalid value '" + text
                        + "' for vcpu, expected a whole number from 1 to 64 in element 'd' (line 2)",
                assertThrows(BadXml.class, () -> VCPU.read(domain)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c7a5fdbd-edaf-9455-926a-d65c16db180",
                "c7a5fdbd-edaf-9455-926ad-65c16db1809",
                "c7a5fdbd-edaf-9455-926a-d65c16db180g",
                "+7a5fdbdedaf9455926ad65c16db1809",
                "c7a5fdbdedaf9455926ad65c16db180-",
                "\uff17a5fdbdedaf9455926ad65c16db1809"
            })
    void whatIsNotQuiteAUuidIsNone(String text) {
        assertThrows(BadXml.class, () -> ID.read(Element.of("d").add("uuid", text)));
    }

    @Test
    void theMessageBoundsWhatItRepeats() {
        Element domain = Element.parse("<d><cpu mode='" + "x".repeat(10_000) + "'/></d>");
        assertEquals(
                true,
                assertThrows(BadXml.class, () -> MODE.read(domain)).getMessage().length() < 250);
    }

    @Test
    void writesWhereItReads() {
        Element written = SECURE.write(MODE.write(VCPU.write(Element.of("d"), 2L), Mode.HOST_MODEL), false);
        assertEquals(
                Element.parse("<d><vcpu>2</vcpu><cpu mode='host-model'/><os><loader secure='no'/></os></d>"), written);
        assertEquals(
                Element.parse("<d><vcpu>3</vcpu><cpu/></d>"),
                VCPU.write(Element.parse("<d><vcpu>2</vcpu><cpu/></d>"), 3L));
    }

    @Test
    void hexadecimalAndOnOffAreUnderstood() {
        assertEquals(255, Field.number("@slot").require(Element.parse("<a slot='0xff'/>")));
        assertEquals(Optional.of(false), Field.onOff("@x").read(Element.parse("<a x='off'/>")));
    }

    @ParameterizedTest
    @CsvSource({
        "1, , 1024",
        "1, KiB, 1024",
        "1, k, 1024",
        "3, KB, 3000",
        "2, MiB, 2097152",
        "1, GB, 1000000000",
        "5, b, 5",
        "7, bytes, 7",
        "1, T, 1099511627776"
    })
    void sizesUnderstandUnits(long amount, String unit, long bytes) {
        String attribute = unit == null ? "" : " unit='" + unit + "'";
        Element domain = Element.parse("<d><memory" + attribute + ">" + amount + "</memory></d>");
        assertEquals(Bytes.of(bytes), Field.memory("memory").require(domain));
    }

    @Test
    void sizesWithoutUnitDependOnTheirKind() {
        Element volume = Element.parse("<v><capacity>1024</capacity></v>");
        assertEquals(Bytes.ofKib(1), Field.storage("capacity").require(volume));
        assertEquals(
                Element.parse("<v><capacity unit='bytes'>5</capacity></v>"),
                Field.storage("capacity").write(volume, Bytes.of(5)));
        assertEquals(
                Element.parse("<v><memory unit='KiB'>2048</memory></v>"),
                Field.memory("memory").write(Element.of("v"), Bytes.ofMib(2)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<m unit='XiB'>1</m>", "<m>-1</m>", "<m unit='EiB'>9</m>", "<m>1.5</m>", "<m unit='KKiB'>1</m>"})
    void sizesBeyondBoundsAndStrangeUnitsAreRefused(String xml) {
        assertThrows(BadXml.class, () -> Field.memory("m").read(Element.parse("<d>" + xml + "</d>")));
    }

    @Test
    void describesItself() {
        assertEquals("vcpu (a whole number from 1 to 64): virtual processors", VCPU.toString());
        assertEquals("cpu/@mode (custom, host-model)", MODE.toString());
    }
}
