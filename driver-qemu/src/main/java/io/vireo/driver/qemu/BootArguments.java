package io.vireo.driver.qemu;

import io.vireo.xml.Element;

/** How the guest begins: with a kernel of the host, or with what its firmware finds. */
final class BootArguments {

    private BootArguments() {}

    static void add(Arguments arguments, Element live) {
        Options boot = Options.empty();
        live.at("os/bootmenu/@enable").ifPresent(enable -> boot.with("menu", enable.equals("yes")));
        live.at("os/bootmenu/@timeout").ifPresent(timeout -> boot.with("splash-time", timeout));
        live.at("os/bios/@rebootTimeout").ifPresent(timeout -> boot.with("reboot-timeout", timeout));
        arguments.add("boot", boot.with("strict", true));
        path(arguments, live, "kernel");
        path(arguments, live, "initrd");
        live.at("os/cmdline").filter(text -> !text.isBlank()).ifPresent(text -> arguments.add("append", text));
        path(arguments, live, "dtb");
    }

    private static void path(Arguments arguments, Element live, String name) {
        live.at("os/" + name)
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .ifPresent(path -> arguments.add(name, Sources.absolute(path, "os/" + name)));
    }
}
