package io.vireo.driver.nwfilter;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Frames as they go over a wire. */
final class Frames {

    static final String BROADCAST = "ff:ff:ff:ff:ff:ff";

    private static final HexFormat HEX = HexFormat.of();

    private Frames() {}

    /** A frame of Ethernet, in hexadecimal digits; what it carries is given so too. */
    static String ethernet(String from, String to, int type, String payload) {
        return hex(to) + hex(from) + number(type, 2) + payload;
    }

    static String tagged(String from, String to, int vlan, int type, String payload) {
        return ethernet(from, to, 0x8100, number(vlan, 2) + number(type, 2) + payload);
    }

    /** Who has an address, or, with code 2, who has it. */
    static String arp(int code, String mac, String ip, String otherMac, String otherIp) {
        return "000108000604" + number(code, 2) + hex(mac) + ip(ip) + hex(otherMac) + ip(otherIp);
    }

    static String ipv4(String from, String to, int protocol, String payload) {
        String start = "4500" + number(20 + payload.length() / 2, 2) + "00010000" + "40" + number(protocol, 1);
        String addresses = ip(from) + ip(to);
        return start + checksum(start + "0000" + addresses) + addresses + payload;
    }

    static String ipv6(String from, String to, int protocol, String payload) {
        return "60000000" + number(payload.length() / 2, 2) + number(protocol, 1) + "40" + from + to + payload;
    }

    static String udp(int from, int to, String payload) {
        return number(from, 2) + number(to, 2) + number(8 + payload.length() / 2, 2) + "0000" + payload;
    }

    /** A packet of TCP with some flags: 2 begins a connection, 18 answers that, 16 goes on. */
    static String tcp(int from, int to, int flags) {
        return number(from, 2) + number(to, 2) + "0000000100000001" + "50" + number(flags, 1) + "2000" + "00000000";
    }

    static String icmp(int type, int code) {
        return number(type, 1) + number(code, 1) + "0000" + "00010001";
    }

    /** What a DHCP server says when it lends an address. */
    static String dhcpAck(String mac, String address) {
        String start = "02010600" + "12345678" + "00000000" + "00000000" + ip(address) + "00".repeat(8) + hex(mac);
        return start + "00".repeat(236 - start.length() / 2) + "63825363" + "350105" + "3304" + "00000e10" + "ff";
    }

    private static String ip(String address) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : address.split("\\.")) {
            bytes.write(Integer.parseInt(part));
        }
        return HEX.formatHex(bytes.toByteArray());
    }

    private static String hex(String mac) {
        return mac.replace(":", "");
    }

    private static String number(long value, int bytes) {
        return HEX.toHexDigits(value, bytes * 2);
    }

    private static String checksum(String header) {
        long sum = 0;
        for (int at = 0; at < header.length(); at += 4) {
            sum += HexFormat.fromHexDigits(header.substring(at, at + 4));
        }
        sum = (sum & 0xffff) + (sum >> 16);
        sum = (sum & 0xffff) + (sum >> 16);
        return number(~sum & 0xffff, 2);
    }
}
