package io.vireo.domain;

import io.vireo.Flag;

/**
 * In which ways to ask a guest to reboot; several are tried in an order that the driver chooses
 * ({@code virDomainRebootFlagValues}).
 */
public enum RebootFlag implements Flag {

    /** Presses the ACPI power button. */
    ACPI_POWER_BTN(1 << 0),
    /** Asks the guest agent. */
    GUEST_AGENT(1 << 1),
    /** Tells the guest's init through initctl. */
    INITCTL(1 << 2),
    /** Sends a signal to the guest's init. */
    SIGNAL(1 << 3),
    /** Uses the hypervisor's paravirtual control. */
    PARAVIRT(1 << 4);

    private final int bit;

    RebootFlag(int bit) {
        this.bit = bit;
    }

    @Override
    public int bit() {
        return bit;
    }
}
