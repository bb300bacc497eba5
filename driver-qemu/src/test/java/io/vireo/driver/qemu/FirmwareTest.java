package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.driver.kit.Undo;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareTest {

    private static final String FLASH = "<loader readonly='yes' type='pflash'>/code</loader>";

    @TempDir
    private Path folder;

    private static Element guest(String os) {
        return TestGuests.complete(
                TestGuests.text("q35", "<features><acpi/></features>", "").replace("</os>", os + "</os>"));
    }

    private static void prepare(Element live) {
        try (Undo undo = new Undo("test")) {
            GuestFiles.prepare(live, undo);
            undo.keep();
        }
    }

    @Test
    void theFileOfTheVariablesIsNamedInTheDefinition() {
        assertEquals("/nvram/guest_VARS.fd", guest(FLASH).at("os/nvram").orElseThrow());
        assertEquals(
                "/mine", guest(FLASH + "<nvram>/mine</nvram>").at("os/nvram").orElseThrow());
        assertTrue(guest("").find("os/nvram").isEmpty());
    }

    @Test
    void variablesOfAFirmwareThatWeChooseHaveTheNameThatStays() {
        Element efi = guest("").mapChildren("os", os -> os.with("firmware", "efi"));
        assertTrue(efi.find("os/nvram").isEmpty());
        assertEquals(Optional.of(folder.resolve(TestGuests.NEW_UUID + "_VARS.fd")), Firmware.variables(efi, folder));
        assertEquals(Optional.empty(), Firmware.variables(guest(""), folder));
    }

    @Test
    void eachGuestGetsVariablesOfItsOwnOnce() throws IOException {
        Path template = Files.writeString(folder.resolve("template"), "fresh");
        Path file = folder.resolve("nvram/own");
        Element live = guest(FLASH + "<nvram template='" + template + "'>" + file + "</nvram>");
        prepare(live);
        assertEquals("fresh", Files.readString(file));
        Files.writeString(file, "the guest's");
        prepare(live);
        assertEquals("the guest's", Files.readString(file));
        try (var all = Files.list(file.getParent())) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void aMissingTemplateIsSaidWithBothPaths() {
        Element live = guest(FLASH + "<nvram template='/nowhere'>" + folder.resolve("own") + "</nvram>");
        VirtException refusal = assertThrows(VirtException.class, () -> prepare(live));
        assertEquals(38, refusal.number());
        assertTrue(
                refusal.getMessage().contains("/nowhere")
                        && refusal.getMessage().contains("own"),
                refusal.getMessage());
    }

    @Test
    void aGuestWithoutFirmwareIsLeftAlone() {
        Element given = guest("");
        assertEquals(given, Firmware.choose(given, folder));
        prepare(given);
    }

    @Test
    void featuresThatNobodyCheckedAreRefused() {
        Element given = guest("<firmware><feature enabled='yes' name='secure-boot'/></firmware>");
        Element efi = given.mapChildren("os", os -> os.with("firmware", "efi"));
        assertTrue(assertThrows(VirtException.class, () -> Firmware.choose(efi, folder))
                .getMessage()
                .contains("secure-boot"));
    }
}
