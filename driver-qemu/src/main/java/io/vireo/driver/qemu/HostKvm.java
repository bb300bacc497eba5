package io.vireo.driver.qemu;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whether guests can really run by KVM on this host.
 *
 * <p>That /dev/kvm opens and that QEMU says it has KVM is not enough: under KVM's paravirtual variant both is true and no
 * ordinary guest gets through its boot.
 */
final class HostKvm {
    private final Path root;

    /** For a host whose file system begins there; tests have one of their own. */
    HostKvm(Path root) {
        this.root = root;
    }

    boolean usable() {
        Path device = root.resolve("dev/kvm");
        return Files.isReadable(device) && Files.isWritable(device) && hasRealBackend();
    }

    /** Only x86 has backends that are modules of their own, loaded or built in. */
    private boolean hasRealBackend() {
        Path modules = root.resolve("sys/module");
        boolean real = Files.exists(modules.resolve("kvm_intel")) || Files.exists(modules.resolve("kvm_amd"));
        boolean paravirtual = Files.exists(modules.resolve("kvm_pvm"));
        return !paravirtual && (real || !QemuArch.isX86(QemuArch.host()));
    }
}
