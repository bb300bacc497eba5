package io.vireo.driver.qemu;

import java.util.ArrayList;
import java.util.List;

/** Places of serial ports, consoles and channels that are honoured. */
final class SupportedCharacters {

    static final List<String> PATHS = paths();

    private SupportedCharacters() {}

    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (String kind : List.of("serial", "console", "channel")) {
            backend(paths, "devices/" + kind);
        }
        paths.addAll(List.of(
                "devices/console/@tty",
                "devices/serial/target/@port",
                "devices/serial/target/@type=isa-serial|usb-serial|pci-serial|isa-debug",
                "devices/serial/target/model/@name=isa-serial|usb-serial|pci-serial|isa-debugcon",
                "devices/serial/address[@type=pci|usb]/**",
                "devices/console/target/@port",
                "devices/console/target/@type=serial|virtio",
                "devices/console/address[@type=virtio-serial]/**",
                "devices/channel/@type=spicevmc|spiceport|qemu-vdagent",
                "devices/channel[@type=spiceport]/source/@channel",
                "devices/channel[@type=qemu-vdagent]/source/clipboard/@copypaste=yes|no",
                "devices/channel[@type=qemu-vdagent]/source/mouse/@mode=client|server",
                "devices/serial/@type=spiceport",
                "devices/serial[@type=spiceport]/source/@channel",
                "devices/channel/target/@type=virtio",
                "devices/channel/target/@name",
                "devices/channel/target/@state",
                "devices/channel/address[@type=virtio-serial]/**"));
        return List.copyOf(paths);
    }

    private static void backend(List<String> paths, String device) {
        paths.add(device + "/@type=pty|unix|tcp|file|null|pipe|dev");
        paths.add(device + "[@type=pty|unix|file|pipe|dev]/source/@path");
        paths.add(device + "[@type=unix|tcp]/source/@mode=bind|connect");
        paths.add(device + "[@type=file]/source/@append=on|off");
        paths.add(device + "[@type=tcp]/source/@host");
        paths.add(device + "[@type=tcp]/source/@service");
        paths.add(device + "[@type=tcp]/source/@tls=no");
        paths.add(device + "[@type=tcp]/protocol/@type=raw|telnet");
        paths.add(device + "/log/@file");
        paths.add(device + "/log/@append=on|off");
        paths.add(device + "/alias/@name");
    }
}
