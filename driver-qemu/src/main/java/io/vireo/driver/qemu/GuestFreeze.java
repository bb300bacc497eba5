package io.vireo.driver.qemu;

/** Lets the agent of a guest hold its file systems still while something happens. */
final class GuestFreeze {

    private GuestFreeze() {}

    /** Does it, between freezing and thawing if that is wanted; the guest is thawed whatever happens. */
    static void during(QemuGuest guest, boolean wanted, Runnable work) {
        if (!wanted) {
            work.run();
            return;
        }
        guest.agent().execute("guest-fsfreeze-freeze");
        try {
            work.run();
        } finally {
            guest.agent().execute("guest-fsfreeze-thaw");
        }
    }
}
