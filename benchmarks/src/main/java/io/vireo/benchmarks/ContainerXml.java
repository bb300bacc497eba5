package io.vireo.benchmarks;

import java.nio.file.Path;

/**
 * The definition of a container that sleeps.
 *
 * @param root the folder that is its root
 * @param devices what it has beside its root and a console
 */
record ContainerXml(String name, Path root, String devices) {

    ContainerXml named(String other) {
        return new ContainerXml(other, root, devices);
    }

    String text() {
        return "<domain type='lxc'><name>" + name + "</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>"
                + "<os><type>exe</type><init>/bin/sleep</init><initarg>1000</initarg></os><features><privnet/></features>"
                + "<devices><filesystem type='mount'><source dir='" + root + "'/><target dir='/'/></filesystem>"
                + devices
                + "<console type='pty'/></devices></domain>";
    }
}
