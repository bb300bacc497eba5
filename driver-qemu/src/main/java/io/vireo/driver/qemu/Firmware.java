package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** UEFI: chooses the firmware of a guest that only asks for {@code efi}, and names a file of its own for the variables. */
final class Firmware {

    /** Code and the variables that belong to it, the preferred first; Debian, Fedora and others keep them here. */
    private static final List<Pair> KNOWN = List.of(
            new Pair("/usr/share/OVMF/OVMF_CODE_4M.fd", "/usr/share/OVMF/OVMF_VARS_4M.fd"),
            new Pair("/usr/share/OVMF/OVMF_CODE.fd", "/usr/share/OVMF/OVMF_VARS.fd"),
            new Pair("/usr/share/edk2/ovmf/OVMF_CODE.fd", "/usr/share/edk2/ovmf/OVMF_VARS.fd"),
            new Pair("/usr/share/edk2/x64/OVMF_CODE.4m.fd", "/usr/share/edk2/x64/OVMF_VARS.4m.fd"));

    private Firmware() {}

    private record Pair(String code, String variables) {
        boolean present() {
            return Files.isReadable(Path.of(code)) && Files.isReadable(Path.of(variables));
        }
    }

    /** The code of every firmware that is installed here, the preferred first. */
    static List<String> installed() {
        return KNOWN.stream().filter(Pair::present).map(Pair::code).toList();
    }

    /**
     * Names the file of the variables of a guest that boots from flash memory, unless it is named; in the definition, so that it
     * stays the same file when the guest is renamed, and is found when it is undefined.
     */
    static void nameVariables(Draft draft, Path folder) {
        draft.change(domain -> domain.mapChildren("os", os -> {
            boolean flash = os.has("firmware", "efi")
                    || os.child("loader")
                            .filter(loader -> loader.has("type", "pflash"))
                            .isPresent();
            boolean stateless =
                    os.child("loader").filter(l -> l.has("stateless", "yes")).isPresent();
            Element nvram = os.child("nvram").orElseGet(() -> Element.of("nvram"));
            if (!flash
                    || stateless
                    || !nvram.text().isBlank()
                    || nvram.child("source").isPresent()) {
                return os;
            }
            String file =
                    folder.resolve(domain.at("name").orElseThrow() + "_VARS.fd").toString();
            return os.put(nvram.withText(file));
        }));
    }

    /**
     * A copy of a complete definition in which the firmware's files stand: the code, and the template of its variables.
     *
     * @throws io.vireo.VirtException CONFIG_UNSUPPORTED when this host has no UEFI firmware
     */
    static Element choose(Element complete) {
        Optional<Element> os = complete.child("os");
        if (os.isEmpty()) {
            return complete;
        }
        boolean open = os.get().child("loader").filter(l -> !l.text().isBlank()).isEmpty();
        Element chosen = os.get().has("firmware", "efi") && open ? withCode(complete, os.get()) : os.get();
        return complete.replaceChild(os.get(), withTemplate(chosen));
    }

    private static Element withCode(Element complete, Element os) {
        for (Element feature : os.findAll("firmware/feature")) {
            if (feature.has("enabled", "yes")) {
                throw Refusal.unsupported(
                        feature,
                        "os/firmware/feature '" + feature.attribute("name").orElse("")
                                + "': name the files in <loader> and <nvram> yourself");
            }
        }
        if (complete.find("features/acpi").isEmpty()) {
            throw Refusal.unsupported("UEFI requires ACPI on this architecture; write <features><acpi/></features>");
        }
        Pair pair = KNOWN.stream()
                .filter(Pair::present)
                .findFirst()
                .orElseThrow(
                        () -> Refusal.unsupported(
                                "Unable to find any firmware to satisfy 'efi'; install OVMF, or name the files in <loader> and <nvram>"));
        Element nvram = os.child("nvram").orElseGet(() -> Element.of("nvram"));
        return os.put(Element.of("loader", pair.code()).with("readonly", "yes").with("type", "pflash"))
                .put(nvram.attribute("template").isPresent() ? nvram : nvram.with("template", pair.variables()));
    }

    private static Element withTemplate(Element os) {
        return os.mapChildren(
                "nvram",
                nvram -> nvram.attribute("template").isPresent()
                        ? nvram
                        : template(os.at("loader").orElse("").strip())
                                .map(known -> nvram.with("template", known))
                                .orElse(nvram));
    }

    private static Optional<String> template(String code) {
        return KNOWN.stream()
                .filter(pair -> pair.code().equals(code))
                .map(Pair::variables)
                .findFirst();
    }
}
