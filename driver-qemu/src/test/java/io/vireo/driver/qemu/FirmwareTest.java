package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareTest {

    @TempDir
    private Path folder;

    private Element guest(String os) {
        return TestGuests.complete(
                TestGuests.text("q35", "<features><acpi/></features>", "").replace("</os>", os + "</os>"));
    }

    @Test
    void eachGuestGetsVariablesOfItsOwnOnce() throws IOException {
        Path template = Files.writeString(folder.resolve("template"), "fresh");
        Element given =
                guest("<loader readonly='yes' type='pflash'>/code</loader><nvram template='" + template + "'/>");
        Element live = Firmware.choose(given, folder.resolve("nvram"));
        Path file = folder.resolve("nvram/guest_VARS.fd");
        assertEquals(file.toString(), live.at("os/nvram").orElseThrow());
        Firmware.prepare(live);
        assertEquals("fresh", Files.readString(file));
        Files.writeString(file, "the guest's");
        Firmware.prepare(live);
        assertEquals("the guest's", Files.readString(file));
        try (var all = Files.list(folder.resolve("nvram"))) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void aMissingTemplateIsSaidWithBothPaths() {
        Element live =
                Firmware.choose(guest("<loader type='pflash'>/code</loader><nvram template='/nowhere'/>"), folder);
        VirtException refusal = assertThrows(VirtException.class, () -> Firmware.prepare(live));
        assertEquals(38, refusal.number());
        assertTrue(
                refusal.getMessage().contains("/nowhere")
                        && refusal.getMessage().contains("guest_VARS.fd"),
                refusal.getMessage());
    }

    @Test
    void aGuestWithoutFirmwareIsLeftAlone() {
        Element given = guest("");
        assertEquals(given, Firmware.choose(given, folder));
        Firmware.prepare(given);
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
