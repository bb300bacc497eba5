package io.vireo.driver.qemu;

import io.vireo.xml.Claims;
import io.vireo.xml.Element;
import io.vireo.xml.Unclaimed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What this driver honours of a domain, one line a place; everything else in a definition is refused, never ignored.
 *
 * <p>The tables stand by subject in {@link SupportedSystem}, {@link SupportedDisks}, {@link SupportedCharacters},
 * {@link SupportedDevices} and {@link SupportedHardware}; {@link QemuCommand} is what honours them.
 */
final class Supported {

    static final Claims CLAIMS = claims();

    /** What to do instead, where we know better than to leave it out. */
    private static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry("devices/interface/@type", "use type network, user, bridge or ethernet"),
            Map.entry("devices/graphics/@type", "use type vnc or spice"),
            Map.entry("devices/disk/@type", "use type file, block or volume"),
            Map.entry("devices/disk/driver/@type", "convert the image to raw or qcow2"),
            Map.entry("cpu/@mode", "use custom, maximum, host-model or host-passthrough"),
            Map.entry(
                    "seclabel/@type",
                    "use <seclabel type='none'/>: this driver confines guests by QEMU's sandbox alone"));

    private Supported() {}

    private static Claims claims() {
        List<String> all = new ArrayList<>(SupportedSystem.PATHS);
        all.addAll(SupportedDisks.PATHS);
        all.addAll(SupportedCharacters.PATHS);
        all.addAll(SupportedDevices.PATHS);
        all.addAll(SupportedHardware.PATHS);
        return Claims.of(all);
    }

    /**
     * Checks a complete definition.
     *
     * @throws io.vireo.VirtException CONFIG_UNSUPPORTED that names the first place that is not honoured, its line, and how many
     *     more there are
     */
    static void require(Element complete) {
        List<Unclaimed> refused = CLAIMS.unclaimed(complete);
        if (refused.isEmpty()) {
            return;
        }
        Unclaimed first = refused.get(0);
        String more = refused.size() == 1 ? "" : " (and " + (refused.size() - 1) + " more: " + others(refused) + ")";
        String advice = ADVICE.getOrDefault(first.path(), "remove it from the definition");
        throw Refusal.unsupported(first + ": the QEMU driver does not honour this; " + advice + more);
    }

    private static String others(List<Unclaimed> refused) {
        List<String> some =
                refused.stream().skip(1).limit(4).map(Unclaimed::toString).toList();
        return String.join(", ", some) + (refused.size() > 5 ? ", ..." : "");
    }
}
