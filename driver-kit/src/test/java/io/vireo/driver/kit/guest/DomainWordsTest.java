package io.vireo.driver.kit.guest;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The attributes of a definition say what can stand there, or are refused in the usual words. */
class DomainWordsTest {

    private static VirtException refusal(String devices) {
        return assertThrows(VirtException.class, () -> require(devices));
    }

    private static void require(String inside) {
        DomainWords.require(Element.parse("<domain>" + inside + "</domain>"));
    }

    @Test
    void attributesThatNeedNotBeThereMayBeMissing() {
        assertDoesNotThrow(() -> require("<devices><disk/><interface/><controller/></devices><clock/>"));
    }

    @Test
    void whatNoRuleNamesIsLeftToTheDriver() {
        assertDoesNotThrow(() -> require("<devices><frob on='perhaps'/></devices><metadata><a b='c'/></metadata>"));
    }

    @Test
    void aMissingAttributeIsNamedWithItsElement() {
        VirtException refusal = refusal("<devices><memballoon/></devices>");
        assertEquals(Optional.of(ErrorCode.XML_ERROR), refusal.code());
        assertTrue(
                refusal.getMessage().contains("Missing required attribute 'model' in element 'memballoon'"),
                refusal::getMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "27 | Invalid value for attribute 'present' in element 'timer': 'frob'. | <clock><timer name='rtc' present='frob'/></clock>",
                "27 | '-1'. Expected non-negative integer value | <clock><timer name='pit'><catchup slew='-1'/></timer></clock>",
                "27 | Zero is not permitted | <devices><audio type='none' id='0'/></devices>",
                "27 | '-1'. Expected non-negative value | <devices><controller type='usb' index='-1'/></devices>",
                "27 | Expected integer value | <cputune><vcpusched vcpus='0' scheduler='fifo' priority='x'/></cputune>",
                "8 | Failed to parse bitmap 'x' | <cputune><vcpupin vcpu='0' cpuset='x'/></cputune>",
                "8 | unknown suffix 'frob' | <memory unit='frob'>1</memory>"
            })
    void eachKindOfValuesHasItsError(int code, String words, String inside) {
        VirtException refusal = refusal(inside);
        assertEquals(ErrorCode.of(code), refusal.code());
        assertTrue(refusal.getMessage().contains(words), refusal::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<memory unit='KiB'>1</memory><currentMemory unit='b'>1</currentMemory>",
                "<vcpu cpuset='0-3,^2'>4</vcpu>",
                "<devices><disk><address type='pci' slot='0x1f' function='0x0'/></disk></devices>",
                "<devices><hub type='usb'><address type='usb' bus='0' port='1.2.3'/></hub></devices>"
            })
    void valuesOfEachKindAreTaken(String inside) {
        assertDoesNotThrow(() -> require(inside));
    }

    @Test
    void aRuleHoldsOnlyWhereItsConditionDoes() {
        assertDoesNotThrow(() -> require("<devices><interface type='user'><source/></interface></devices>"));
        assertTrue(refusal("<devices><interface type='bridge'><source/></interface></devices>")
                .getMessage()
                .contains("'bridge' in element 'source'"));
    }

    @Test
    void aConditionMayBeThatAnAttributeIsMissing() {
        String disk = "<devices><disk type='network'><source protocol='nbd'><host %s/></source></disk></devices>";
        assertDoesNotThrow(() -> require(disk.formatted("transport='unix' socket='/run/nbd'")));
        assertTrue(refusal(disk.formatted("port='1'")).getMessage().contains("missing name for host"));
    }

    @Test
    void everyImageOfAChainIsChecked() {
        String image = "<format type='raw'/><source file='/i'/>";
        String bad = "<backingStore type='file'>" + image + "<backingStore type='frob'/></backingStore>";
        assertTrue(refusal("<devices><disk>" + bad + "</disk></devices>")
                .getMessage()
                .contains("unknown storage source type 'frob'"));
    }

    @Test
    void aHostileValueIsShownInOneShortLine() {
        String message = refusal("<devices><sound model='&#10;" + "x".repeat(100_000) + "'/></devices>")
                .getMessage();
        assertTrue(message.length() < 400, () -> message.length() + " characters");
        assertEquals(1, message.lines().count());
    }
}
