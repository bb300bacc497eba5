package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** UEFI: chooses the firmware of a guest that only asks for {@code efi}, and gives each guest variables of its own. */
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
     * A copy of a complete definition in which the firmware's files stand, and the file of the guest's variables.
     *
     * @param folder where variables go that have no path of their own
     * @throws io.vireo.VirtException CONFIG_UNSUPPORTED when this host has no UEFI firmware
     */
    static Element choose(Element complete, Path folder) {
        Optional<Element> os = complete.child("os");
        if (os.isEmpty()) {
            return complete;
        }
        Element chosen = os.get().has("firmware", "efi")
                        && os.get()
                                .child("loader")
                                .filter(l -> !l.text().isBlank())
                                .isEmpty()
                ? withCode(complete, os.get())
                : os.get();
        return complete.replaceChild(os.get(), withVariables(complete, chosen, folder));
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

    private static Element withVariables(Element complete, Element os, Path folder) {
        boolean flash = os.child("loader").filter(l -> l.has("type", "pflash")).isPresent();
        Optional<Element> nvram = os.child("nvram");
        if (!flash || nvram.filter(n -> !n.text().isBlank()).isPresent()) {
            return os;
        }
        Element given = nvram.orElseGet(() -> Element.of("nvram"));
        String file =
                folder.resolve(complete.at("name").orElseThrow() + "_VARS.fd").toString();
        Optional<String> template = given.attribute("template")
                .or(() -> template(os.at("loader").orElse("").strip()));
        Element named = given.withText(file);
        return os.put(template.map(t -> named.with("template", t)).orElse(named));
    }

    private static Optional<String> template(String code) {
        return KNOWN.stream()
                .filter(pair -> pair.code().equals(code))
                .map(Pair::variables)
                .findFirst();
    }

    /**
     * Makes the file of the guest's variables unless it is there.
     *
     * @throws io.vireo.VirtException when there is no template, or the copy fails
     */
    static void prepare(Element live) {
        Optional<Element> nvram = live.find("os/nvram").filter(n -> !n.text().isBlank());
        if (nvram.isEmpty()) {
            return;
        }
        Path file = Path.of(Sources.absolute(nvram.get().text().strip(), "os/nvram"));
        if (Files.exists(file)) {
            return;
        }
        String template = nvram.get()
                .attribute("template")
                .orElseThrow(() -> Refusal.unsupported("unable to find any master var store for loader: "
                        + live.at("os/loader").orElse("").strip() + "; write <nvram template='...'>"));
        copy(Path.of(Sources.absolute(template, "os/nvram/@template")), file);
    }

    /** The file appears complete or not at all. */
    private static void copy(Path template, Path file) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "nvram", ".part");
            try {
                Files.copy(template, part, StandardCopyOption.REPLACE_EXISTING);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new VirtException(
                    ErrorCode.SYSTEM_ERROR,
                    "cannot copy the firmware variables " + template + " to " + file + ": " + e,
                    e);
        }
    }
}
