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

    Ending ending() {
        if (signal) {
            return Ending.CRASHED;
        }
        return number == 0 ? Ending.SHUTDOWN : Ending.FAILED;
    }

    /** For people. */
    String words() {
        if (!signal) {
            return "init ended with exit status " + number;
        }
        return "init was ended by signal " + number + (number == KILL ? ", as when the memory is used up" : "");
    }
}
