package io.vireo.driver.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The addresses that the host has learned of its neighbours. */
final class ArpTable {

    private static final Path FILE = Path.of("/proc/net/arp");
    private static final int COLUMNS = 6;

    private ArpTable() {}

    /** The IPv4 addresses of a MAC address. */
    static List<String> of(String mac) {
        try {
            return of(Files.readAllLines(FILE), mac);
        } catch (IOException none) {
            return List.of();
        }
    }

    /** The lines after the heading: address, type, flags, MAC address, mask, device; without flags it is not answered yet. */
    static List<String> of(List<String> lines, String mac) {
        String wanted = mac.toLowerCase(Locale.ROOT);
        return lines.stream()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(line -> line.length == COLUMNS && !line[2].equals("0x0") && line[3].equals(wanted))
                .map(line -> line[0])
                .toList();
    }
}
