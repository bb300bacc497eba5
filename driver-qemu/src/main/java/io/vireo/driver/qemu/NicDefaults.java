package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Locale;
import java.util.regex.Pattern;

/** Network interfaces: a MAC address in canonical form, and a model. */
final class NicDefaults {

    private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{1,2}(:[0-9A-Fa-f]{1,2}){5}");

    private NicDefaults() {}

    static void complete(Draft draft, Chance chance) {
        for (Device nic : draft.devices("interface")) {
            if (nic.type().isEmpty()) {
                throw Refusal.xml("Missing required attribute 'type' in element 'interface'");
            }
            NicLimits.check(nic.xml());
            String mac = nic.at("mac/@address").map(NicDefaults::canonical).orElseGet(chance::mac);
            nic.change(xml -> withMac(xml, mac));
            if (nic.xml().child("model").isEmpty() && !nic.type().equals("hostdev")) {
                String model = nic.type().equals("vdpa") ? "virtio" : "rtl8139";
                nic.change(xml -> xml.add(Element.of("model").with("type", model)));
            }
        }
    }

    private static Element withMac(Element nic, String mac) {
        Element given = nic.child("mac").orElseGet(() -> Element.of("mac"));
        return nic.put(given.with("address", mac));
    }

    /** Six two-digit parts in lower case; throws code 27 for what is no MAC address of a single machine. */
    private static String canonical(String given) {
        if (!MAC.matcher(given).matches()) {
            throw Refusal.xml("unable to parse mac address '" + given + "'");
        }
        StringBuilder mac = new StringBuilder();
        for (String part : given.toLowerCase(Locale.ROOT).split(":")) {
            mac.append(mac.isEmpty() ? "" : ":")
                    .append(part.length() == 1 ? "0" : "")
                    .append(part);
        }
        if ((Integer.parseInt(mac.substring(0, 2), 16) & 1) == 1) {
            throw Refusal.xml("expected unicast mac address, found multicast '" + given + "'");
        }
        return mac.toString();
    }
}
