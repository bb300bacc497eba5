package io.vireo.driver.nodedev;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What people call vendors and products of the PCI bus, by the list that distributions have; nothing is known without it. */
final class PciNames {

    /** Knows no name. */
    static final PciNames NONE = new PciNames(List.of());

    private static final String PRODUCT = "\t";

    private final List<Path> lists;
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    private PciNames(List<Path> lists) {
        this.lists = lists;
    }

    static PciNames ofThisHost() {
        return of(Path.of("/usr/share/misc/pci.ids"), Path.of("/usr/share/hwdata/pci.ids"));
    }

    /** By the first of some lists that is there. */
    static PciNames of(Path... lists) {
        return new PciNames(List.of(lists));
    }

    Optional<String> vendor(long vendor) {
        return known.computeIfAbsent(digits(vendor), vendorDigits -> read(vendorDigits, Optional.empty()));
    }

    Optional<String> product(long vendor, long product) {
        return known.computeIfAbsent(
                digits(vendor) + ":" + digits(product), both -> read(digits(vendor), Optional.of(digits(product))));
    }

    private static String digits(long id) {
        return String.format(Locale.ROOT, "%04x", id);
    }

    private Optional<String> read(String vendor, Optional<String> product) {
        Optional<Path> list = lists.stream().filter(Files::isReadable).findFirst();
        if (list.isEmpty()) {
            return Optional.empty();
        }
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(list.get()), StandardCharsets.UTF_8))) {
            return read(lines, vendor, product);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** A vendor is a line, its products are those below, one tab farther in. */
    private static Optional<String> read(BufferedReader lines, String vendor, Optional<String> product)
            throws IOException {
        boolean below = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            boolean isVendor = !line.isEmpty() && "\t#".indexOf(line.charAt(0)) < 0;
            if (below && isVendor) {
                return Optional.empty();
            }
            if (isVendor && line.startsWith(vendor + "  ")) {
                below = true;
                if (product.isEmpty()) {
                    return name(line, vendor);
                }
            } else if (below && product.isPresent() && line.startsWith(PRODUCT + product.get() + "  ")) {
                return name(line, PRODUCT + product.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> name(String line, String before) {
        return Optional.of(line.substring(before.length()).strip().replaceAll("\\p{Cntrl}", ""))
                .filter(name -> !name.isEmpty());
    }
}
