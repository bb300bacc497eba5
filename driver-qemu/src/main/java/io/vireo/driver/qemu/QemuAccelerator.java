package io.vireo.driver.qemu;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How an emulator runs a guest's instructions. */
enum QemuAccelerator {
    /** The processor runs them; the type of such a domain is {@code kvm}. */
    KVM("kvm"),
    /** QEMU translates them; the type of such a domain is {@code qemu}. */
    TCG("qemu");

    private final String domainType;

    QemuAccelerator(String domainType) {
        this.domainType = domainType;
    }

    /** The accelerator of domains of this type; empty for types that are not QEMU's. */
    static Optional<QemuAccelerator> of(String domainType) {
        return Stream.of(values())
                .filter(accelerator -> accelerator.domainType.equals(domainType))
                .findFirst();
    }

    /** The {@code type} of a domain that runs this way. */
    String domainType() {
        return domainType;
    }

    /** The name that QEMU's {@code -accel} takes. */
    String argument() {
        return name().toLowerCase(Locale.ROOT);
    }
}
