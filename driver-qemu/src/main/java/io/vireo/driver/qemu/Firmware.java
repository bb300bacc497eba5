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
     * Names the file of the variables of a guest whose code is given, unless it is named; in the definition, so that it stays
     * the same file when the guest is renamed, and is found when it is undefined.
     */
    static void nameVariables(Draft draft, Path folder) {
        draft.change(domain -> domain.mapChildren("os", os -> {
            Element nvram = os.child("nvram").orElseGet(() -> Element.of("nvram"));
            boolean flash = os.child("loader")
                    .filter(loader ->
                            loader.has("type", "pflash") && !loader.text().isBlank())
                    // code that the guest may write keeps its variables itself
                    .filter(loader -> loader.has("readonly", "yes") && !loader.has("stateless", "yes"))
                    .isPresent();
            if (!flash || !nvram.text().isBlank() || nvram.child("source").isPresent()) {
                return os;
            }
            String file =
                    folder.resolve(domain.at("name").orElseThrow() + "_VARS.fd").toString();
            return os.put(nvram.withText(file));
        }));
    }

    /**
     * The file of the variables of a guest, there or not; empty when its firmware keeps none. A guest whose firmware we choose
     * has it under its UUID, which outlives its name.
     */
    static Optional<Path> variables(Element complete, Path folder) {
        Optional<String> named = complete.at("os/nvram").map(String::strip).filter(text -> !text.isEmpty());
        if (named.isPresent()) {
            return named.map(Path::of);
        }
        boolean ours =
                complete.find("os").filter(os -> os.has("firmware", "efi")).isPresent();
        return ours ? complete.at("uuid").map(uuid -> folder.resolve(uuid + "_VARS.fd")) : Optional.empty();
    }

    /**
     * A copy of a complete definition in which the firmware's files stand: the code, the variables, and their template.
     *
     * @param folder where variables go that the definition does not name
     * @throws io.vireo.VirtException CONFIG_UNSUPPORTED when this host has no UEFI firmware
     */
    static Element choose(Element complete, Path folder) {
        Optional<Element> os = complete.child("os");
        if (os.isEmpty()) {
            return complete;
        }
        boolean open = os.get().child("loader").filter(l -> !l.text().isBlank()).isEmpty();
        Element chosen = os.get().has("firmware", "efi") && open ? withCode(complete, os.get()) : os.get();
        Element named = variables(complete, folder)
                .map(file -> chosen.put(chosen.child("nvram")
                        .orElseGet(() -> Element.of("nvram"))
                        .withText(file.toString())))
                .orElse(chosen);
        return complete.replaceChild(os.get(), withTemplate(named));
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
