package io.vireo.driver.qemu;

import io.vireo.domain.SaveFlag;
import io.vireo.driver.kit.guest.DomainDefinitions;
import io.vireo.xml.Element;
import java.util.Set;

/** What the flags of saving and restoring ask for, and which definitions they may be done with. */
final class SaveChoices {

    private final Set<SaveFlag> flags;

    SaveChoices(Set<SaveFlag> flags) {
        this.flags = flags;
        if (flags.containsAll(Set.of(SaveFlag.RUNNING, SaveFlag.PAUSED))) {
            throw Refusal.invalid("a guest cannot be restored both running and paused");
        }
        if (flags.contains(SaveFlag.BYPASS_CACHE)) {
            throw Refusal.unsupported("bypassing the host's cache when saving is not supported");
        }
    }

    /** Whether the guest is to run, when the flags do not say. */
    boolean running(boolean otherwise) {
        return flags.contains(SaveFlag.RUNNING) || otherwise && !flags.contains(SaveFlag.PAUSED);
    }

    /** A definition that somebody wants instead; it must be of the same domain. */
    static Element exchanged(QemuHost host, Element old, String xml) {
        Element complete = new Definitions(host).complete(xml, false);
        if (!DomainDefinitions.uuidOf(complete).equals(DomainDefinitions.uuidOf(old))) {
            throw Refusal.unsupported("target domain uuid " + DomainDefinitions.uuidOf(complete)
                    + " does not match source " + DomainDefinitions.uuidOf(old));
        }
        return complete;
    }
}
