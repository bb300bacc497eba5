package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.Locale;

/** A place on a PCI bus; buses are numbered by the index of their controller. */
record PciAddress(int domain, int bus, int slot, int function) {

    /** Reads an address; what is missing is 0. Throws code 27 for a number beyond its range. */
    static PciAddress of(Element address) {
        return new PciAddress(
                number(address, "domain", 0xFFFF, "0xFFFF"),
                number(address, "bus", 0xFF, "0xFF"),
                number(address, "slot", 0x1F, "0x1F"),
                number(address, "function", 7, "7"));
    }

    private static int number(Element address, String name, int most, String shown) {
        String text = address.attribute(name).orElse("0");
        int number = Numbers.parse(text)
                .orElseThrow(() -> Refusal.xml(
                        "Invalid value for attribute '" + name + "' in element 'address': '" + text + "'."));
        if (number < 0 || number > most) {
            String value =
                    name.equals("function") ? Integer.toString(number) : "'0x" + Integer.toHexString(number) + "'";
            throw Refusal.xml("Invalid PCI address " + name + "=" + value + ", must be <= " + shown);
        }
        return number;
    }

    PciAddress function(int other) {
        return new PciAddress(domain, bus, slot, other);
    }

    /** A copy of the element that says this address, completely and in fixed width. */
    Element write(Element address) {
        return address.with("domain", String.format(Locale.ROOT, "0x%04x", domain))
                .with("bus", String.format(Locale.ROOT, "0x%02x", bus))
                .with("slot", String.format(Locale.ROOT, "0x%02x", slot))
                .with("function", String.format(Locale.ROOT, "0x%x", function));
    }

    Element element() {
        return write(Element.of("address").with("type", "pci"));
    }

    /** As people write it: {@code 0000:00:1f.2}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%04x:%02x:%02x.%x", domain, bus, slot, function);
    }
}
