package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The emulator, accelerator and machine that a question is about which leaves some of them open. */
record EmulatorChoice(QemuEmulator emulator, QemuAccelerator accelerator, QemuMachine machine) {

    /**
     * What is left open is what a guest would get.
     *
     * @throws VirtException INVALID_ARG when they do not go together
     */
    static EmulatorChoice of(
            QemuEmulators emulators,
            Optional<String> path,
            Optional<String> arch,
            Optional<String> machine,
            Optional<String> type) {
        QemuEmulator emulator = emulator(emulators, path, arch);
        return new EmulatorChoice(emulator, accelerator(emulator, type), machine(emulator, machine));
    }

    private static QemuEmulator emulator(QemuEmulators emulators, Optional<String> path, Optional<String> arch) {
        if (path.isEmpty()) {
            String wanted = arch.orElse(QemuArch.host());
            try {
                return emulators.forArch(wanted);
            } catch (VirtException e) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG, e.facts().detail().orElse(e.getMessage()), e);
            }
        }
        QemuEmulator emulator = emulators.at(Path.of(path.get()));
        if (arch.filter(wanted -> !wanted.equals(emulator.arch())).isPresent()) {
            throw Refusal.invalid("architecture from emulator '" + emulator.arch()
                    + "' doesn't match given architecture '" + arch.get() + "'");
        }
        return emulator;
    }

    private static QemuAccelerator accelerator(QemuEmulator emulator, Optional<String> type) {
        if (type.isEmpty()) {
            return List.of(QemuAccelerator.KVM, QemuAccelerator.TCG).stream()
                    .filter(emulator::supports)
                    .findFirst()
                    .orElse(QemuAccelerator.TCG);
        }
        QemuAccelerator accelerator = QemuAccelerator.of(type.get())
                .orElseThrow(
                        () -> Refusal.invalid("unknown virttype: " + type.get() + "; guests of QEMU have kvm or qemu"));
        if (!emulator.supports(accelerator)) {
            throw Refusal.invalid("the accel '" + type.get() + "' is not supported by emulator '" + emulator.binary()
                    + "' on this host");
        }
        return accelerator;
    }

    private static QemuMachine machine(QemuEmulator emulator, Optional<String> name) {
        String wanted = name.orElseGet(emulator::standard);
        return emulator.machine(wanted)
                .orElseThrow(() -> Refusal.invalid(
                        "the machine '" + wanted + "' is not supported by emulator '" + emulator.binary() + "'"));
    }
}
