package io.vireo.driver.qemu;

import java.util.Map;
import java.util.Set;

/** Names of processor architectures: QEMU, the kernel and libvirt do not agree on all of them. */
final class QemuArch {
    /** QEMU's name to libvirt's, where they differ. */
    private static final Map<String, String> FROM_TARGET = Map.of("i386", "i686", "arm", "armv7l", "or1k", "or32");

    private static final Map<String, String> TO_TARGET =
            Map.of("i686", "i386", "armv7l", "arm", "armv6l", "arm", "or32", "or1k");

    /** Architectures whose guests the emulator of another one runs. */
    private static final Map<String, Set<String>> PARTS =
            Map.of("x86_64", Set.of("i686"), "aarch64", Set.of("armv7l", "armv6l"), "ppc64", Set.of("ppc64le"));

    /** The kernel's name to libvirt's, where they differ. */
    private static final Map<String, String> FROM_KERNEL =
            Map.of("amd64", "x86_64", "i386", "i686", "i586", "i686", "arm64", "aarch64");

    private static final Set<String> BITS_32 = Set.of(
            "i686",
            "armv7l",
            "armv6l",
            "armv7b",
            "cris",
            "lm32",
            "m68k",
            "microblaze",
            "microblazeel",
            "mips",
            "mipsel",
            "or32",
            "parisc",
            "ppc",
            "ppcemb",
            "riscv32",
            "s390",
            "sh4",
            "sh4eb",
            "sparc",
            "unicore32",
            "xtensa",
            "xtensaeb");

    private QemuArch() {}

    /** The name of what {@code qemu-system-TARGET} emulates. */
    static String fromTarget(String target) {
        return FROM_TARGET.getOrDefault(target, target);
    }

    /** Whether an emulator of one architecture runs guests of another, which is a part of it. */
    static boolean runs(String emulated, String guest) {
        return emulated.equals(guest) || PARTS.getOrDefault(emulated, Set.of()).contains(guest);
    }

    /** The name at the end of the emulator's file name. */
    static String toTarget(String arch) {
        return TO_TARGET.getOrDefault(arch, arch);
    }

    /** The architecture of this host. */
    static String host() {
        String name = System.getProperty("os.arch");
        return FROM_KERNEL.getOrDefault(name, name);
    }

    static int wordSize(String arch) {
        return BITS_32.contains(arch) ? 32 : 64;
    }

    /** Whether a host's processor can run a guest's instructions itself. */
    static boolean runsNatively(String host, String guest) {
        return host.equals(guest)
                || host.equals("x86_64") && guest.equals("i686")
                || host.equals("aarch64") && guest.equals("armv7l")
                || host.equals("ppc64le") && guest.equals("ppc64")
                || host.equals("ppc64") && guest.equals("ppc64le");
    }

    static boolean isX86(String arch) {
        return arch.equals("x86_64") || arch.equals("i686");
    }
}
