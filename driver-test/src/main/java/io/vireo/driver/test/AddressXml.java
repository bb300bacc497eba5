package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses of devices as libvirt writes them: complete, and of fixed width where they are hexadecimal. */
final class AddressXml {

    /** The attributes of each kind of address in order, with their width in hexadecimal digits; 0 for a decimal number. */
    private static final Map<String, Map<String, Integer>> KINDS = Map.of(
            "pci", order("domain", 4, "bus", 2, "slot", 2, "function", 1),
            "ccw", order("cssid", 1, "ssid", 1, "devno", 4),
            "drive", order("controller", 0, "bus", 0, "target", 0, "unit", 0),
            "virtio-serial", order("controller", 0, "bus", 0, "port", 0),
            "spapr-vio", order("reg", 8),
            "ccid", order("controller", 0, "slot", 0));

    /** What IBM's mainframes know a PCI device by. */
    private static final Map<String, Integer> ZPCI = order("uid", 4, "fid", 8);

    private static final Map<String, Long> PCI_MOST = Map.of("bus", 0xffL, "slot", 0x1fL, "function", 7L);

    private static final Pattern USB_PORT = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,3}");

    private AddressXml() {}

    private static Map<String, Integer> order(Object... pairs) {
        Map<String, Integer> order = new LinkedHashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            order.put((String) pairs[at], (Integer) pairs[at + 1]);
        }
        return order;
    }

    static Element complete(Element device) {
        Element addressed = device.mapChildren("address", AddressXml::address);
        boolean pciHost = device.name().equals("hostdev") && device.has("type", "pci");
        return pciHost
                ? addressed.mapChildren(
                        "source", source -> source.mapChildren("address", each -> written(each, KINDS.get("pci"))))
                : addressed;
    }

    private static Element address(Element given) {
        Map<String, Integer> kind = KINDS.get(given.attribute("type").orElse(""));
        boolean bare = given.attributes().size() == 1;
        Element address = kind == null || bare ? given : written(given, kind);
        requireUsbPort(address);
        return address.mapChildren("zpci", zpci -> written(zpci, ZPCI));
    }

    private static void requireUsbPort(Element address) {
        Optional<String> port = address.attribute("port").filter(each -> address.has("type", "usb"));
        if (port.isPresent() && !USB_PORT.matcher(port.get()).matches()) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "Cannot parse <address> 'port' attribute");
        }
    }

    private static Element written(Element given, Map<String, Integer> kind) {
        Element address = given;
        for (Map.Entry<String, Integer> each : kind.entrySet()) {
            long number = number(given, each.getKey());
            address = address.with(each.getKey(), text(number, each.getValue()));
        }
        return address;
    }

    private static long number(Element given, String name) {
        Optional<String> text = given.attribute(name);
        long number = text.map(each -> decoded(each, name)).orElse(0L);
        long most = given.has("type", "pci") ? PCI_MOST.getOrDefault(name, 0xffffL) : 0xffff_ffffL;
        if (number < 0 || number > most) {
            throw DomainXml.xmlError("Invalid PCI address " + name + "='" + text.orElse("") + "', must be <= 0x"
                    + Long.toHexString(most).toUpperCase(Locale.ROOT));
        }
        return number;
    }

    private static long decoded(String text, String name) {
        try {
            boolean hex = text.startsWith("0x") || text.startsWith("0X");
            return hex ? Long.parseLong(text.substring(2), 16) : Long.parseLong(text);
        } catch (NumberFormatException bad) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "Cannot parse <address> '" + name + "' attribute", bad);
        }
    }

    private static String text(long number, int width) {
        return width == 0 ? Long.toString(number) : String.format(Locale.ROOT, "0x%0" + width + "x", number);
    }

    /** A PCI address as people write it: {@code 0000:03:00.3}. */
    static String pciText(Element address) {
        return String.format(
                Locale.ROOT,
                "%04x:%02x:%02x.%x",
                number(address, "domain"),
                number(address, "bus"),
                number(address, "slot"),
                number(address, "function"));
    }
}
