package io.vireo.driver.lxc;

/**
 * How the first process of a container ended.
 *
 * @param signal whether a signal ended it
 * @param number the signal, or its exit status
 */
record ExitNote(boolean signal, int number) {

    static final ExitNote CLEAN = new ExitNote(false, 0);
    private static final int KILL = 9;

    /** What the kernel ends the first process with when a container is powered off from inside. */
    private static final int POWERED_OFF = 2;

    Ending ending() {
        if (signal) {
            return number == POWERED_OFF ? Ending.SHUTDOWN : Ending.CRASHED;
        }
        return number == 0 ? Ending.SHUTDOWN : Ending.FAILED;
    }

    /** For people. */
    String words() {
        if (!signal) {
            return "init ended with exit status " + number;
        }
        if (number == POWERED_OFF) {
            return "the container was powered off from inside";
        }
        return "init was ended by signal " + number + (number == KILL ? ", as when the memory is used up" : "");
    }
}
