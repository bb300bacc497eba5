package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Optional;

/** What firmware, its variables and the choice of firmware may say together. */
final class FirmwareRules {

    private FirmwareRules() {}

    static void require(Draft draft) {
        Element os = draft.domain().child("os").orElseThrow();
        Optional<String> choice = os.attribute("firmware");
        Optional<Element> loader = os.child("loader");
        if (choice.isEmpty()) {
            loader.ifPresent(given -> requireManual(given, os));
        } else {
            requireChosen(choice.get(), loader, os);
        }
        boolean uefi = choice.equals(Optional.of("efi"))
                || loader.filter(each -> each.has("type", "pflash")).isPresent();
        if (uefi && draft.domain().find("features/acpi").isEmpty()) {
            throw Refusal.unsupported("UEFI requires ACPI on this architecture");
        }
    }

    private static void requireManual(Element loader, Element os) {
        if (loader.text().isBlank()) {
            throw Refusal.detail("no loader path specified and firmware auto selection disabled");
        }
        boolean variables = os.child("nvram").isPresent();
        if (loader.has("stateless", "yes") && variables) {
            throw Refusal.detail("NVRAM is not permitted when loader is stateless");
        }
        if (!loader.has("type", "pflash") && (variables || loader.has("stateless", "no"))) {
            throw Refusal.detail("Only pflash loader type permits NVRAM");
        }
    }

    private static void requireChosen(String choice, Optional<Element> loader, Element os) {
        if (choice.equals("bios") && os.child("nvram").isPresent()) {
            throw Refusal.detail("firmware type 'bios' does not support nvram");
        }
        if (choice.equals("bios")
                && loader.filter(each -> each.has("stateless", "no")).isPresent()) {
            throw Refusal.detail("Only EFI firmware permits NVRAM");
        }
        if (loader.flatMap(each -> each.attribute("secure")).isPresent()) {
            throw Refusal.detail(
                    "loader attribute 'secure' cannot be specified when firmware autoselection is enabled");
        }
        if (feature(os, "enrolled-keys", "yes") && feature(os, "secure-boot", "no")) {
            throw Refusal.detail(
                    "firmware feature 'enrolled-keys' cannot be enabled when firmware feature 'secure-boot' is disabled");
        }
    }

    private static boolean feature(Element os, String name, String enabled) {
        return os.findAll("firmware/feature").stream()
                .anyMatch(each -> each.has("name", name) && each.has("enabled", enabled));
    }
}
