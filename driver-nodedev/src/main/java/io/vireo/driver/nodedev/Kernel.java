package io.vireo.driver.nodedev;

import java.nio.file.Path;

/** The files through which the kernel is told what to do with a device. */
interface Kernel {

    /** Writes to a file; fails as the kernel refuses. */
    void write(Path file, String text);
}
