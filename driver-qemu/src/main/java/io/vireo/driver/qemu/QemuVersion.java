package io.vireo.driver.qemu;

/** The version of an emulator. */
record QemuVersion(int major, int minor, int micro, String packaged) implements Comparable<QemuVersion> {

    /** From the member {@code version} of a greeting or of query-version's answer; what is missing counts as 0. */
    static QemuVersion of(Json version) {
        Json qemu = version.get("qemu");
        return new QemuVersion(
                (int) qemu.number("major").orElse(0),
                (int) qemu.number("minor").orElse(0),
                (int) qemu.number("micro").orElse(0),
                version.text("package").orElse(""));
    }

    /** One number, as libvirt counts versions: 7.2.22 is 7002022. */
    long number() {
        return major * 1_000_000L + minor * 1000L + micro;
    }

    @Override
    public int compareTo(QemuVersion other) {
        return Long.compare(number(), other.number());
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + micro;
    }
}
