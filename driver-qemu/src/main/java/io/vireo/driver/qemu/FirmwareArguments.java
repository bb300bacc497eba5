package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Optional;

/** Firmware in flash memory: its code, and its variables, which are the guest's own. */
final class FirmwareArguments {

    private static final String CODE = "pflash0";
    private static final String VARIABLES = "pflash1";

    private FirmwareArguments() {}

    static void addFiles(Arguments arguments, Element live) {
        code(live).ifPresent(loader -> file(arguments, CODE, loader.text().strip(), loader.has("readonly", "yes")));
        variables(live).ifPresent(path -> file(arguments, VARIABLES, path, false));
        live.find("os/loader")
                .filter(loader -> !loader.has("type", "pflash"))
                .map(loader -> loader.text().strip())
                .filter(path -> !path.isEmpty())
                .ifPresent(path -> arguments.add("bios", Sources.absolute(path, "os/loader")));
    }

    /** Adds the flash memory to the machine. */
    static void flash(Element live, Options machine) {
        code(live).ifPresent(loader -> machine.with("pflash0", CODE + "-format"));
        variables(live).ifPresent(path -> machine.with("pflash1", VARIABLES + "-format"));
    }

    private static Optional<Element> code(Element live) {
        return live.find("os/loader")
                .filter(loader -> loader.has("type", "pflash") && !loader.text().isBlank());
    }

    private static Optional<String> variables(Element live) {
        return live.at("os/nvram").map(String::strip).filter(path -> !path.isEmpty());
    }

    private static void file(Arguments arguments, String name, String path, boolean readOnly) {
        arguments.add(
                "blockdev",
                Json.object()
                        .with("driver", "file")
                        .with("filename", Sources.absolute(path, "os"))
                        .with("node-name", name + "-storage")
                        .with("auto-read-only", true)
                        .with("discard", "unmap"));
        arguments.add(
                "blockdev",
                Json.object()
                        .with("node-name", name + "-format")
                        .with("read-only", readOnly)
                        .with("driver", "raw")
                        .with("file", name + "-storage"));
    }
}
