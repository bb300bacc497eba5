package io.vireo.driver.kit.host;

import io.vireo.host.SuspendTarget;
import io.vireo.xml.Element;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ways in which the host can sleep, as its kernel tells them. */
public final class SleepStates {

    static final String STATE = "sys/power/state";
    static final String DISK = "sys/power/disk";

    /** How the kernel is told to keep memory in both places when it goes to sleep on disk. */
    static final String BOTH = "suspend";

    private SleepStates() {}

    /**
     * Reads them.
     *
     * @param files the host's
     * @return the ways; none where the kernel cannot sleep
     */
    public static Set<SuspendTarget> of(HostFiles files) {
        List<String> states = words(files, STATE);
        Set<SuspendTarget> targets = EnumSet.noneOf(SuspendTarget.class);
        if (states.contains("mem")) {
            targets.add(SuspendTarget.MEM);
        }
        if (states.contains("disk")) {
            targets.add(SuspendTarget.DISK);
        }
        if (targets.size() == 2 && words(files, DISK).contains(BOTH)) {
            targets.add(SuspendTarget.HYBRID);
        }
        return targets;
    }

    /** The words of a file; the one that is chosen stands in brackets. */
    private static List<String> words(HostFiles files, String file) {
        return List.of(files.text(file).orElse("").replaceAll("[\\[\\]]", "").split("\\s+"));
    }

    /**
     * Writes them as the capabilities of a host do.
     *
     * @param files the host's
     * @return {@code <power_management>}
     */
    public static Element xml(HostFiles files) {
        Element power = Element.of("power_management");
        for (SuspendTarget each : of(files)) {
            power = power.add(Element.of("suspend_" + each.name().toLowerCase(Locale.ROOT)));
        }
        return power;
    }
}
