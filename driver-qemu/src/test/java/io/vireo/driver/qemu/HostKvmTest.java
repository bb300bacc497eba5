package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKvmTest {
    @TempDir
    Path root;

    private void device() throws IOException {
        Files.createDirectories(root.resolve("dev"));
        Files.createFile(root.resolve("dev/kvm"));
    }

    private void module(String name) throws IOException {
        Files.createDirectories(root.resolve("sys/module").resolve(name));
    }

    @Test
    void aDeviceWithARealModuleIsUsable() throws Exception {
        device();
        module("kvm");
        module("kvm_amd");
        assertTrue(new HostKvm(root).usable());
    }

    @Test
    void aDeviceAloneIsNotUsableOnX86() throws Exception {
        assumeTrue(QemuArch.isX86(QemuArch.host()), "only x86 has modules for each make of processor");
        device();
        module("kvm");
        assertFalse(new HostKvm(root).usable());
    }

    @Test
    void theParavirtualVariantIsNotUsableBecauseNoOrdinaryGuestBootsUnderIt() throws Exception {
        device();
        module("kvm");
        module("kvm_pvm");
        assertFalse(new HostKvm(root).usable());
        module("kvm_intel");
        assertFalse(new HostKvm(root).usable());
    }

    @Test
    void aModuleWithoutADeviceIsNotUsable() throws Exception {
        module("kvm_intel");
        assertFalse(new HostKvm(root).usable());
    }
}
