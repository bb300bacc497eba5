package io.vireo.driver.nodedev;

import java.util.List;
import java.util.Optional;

/**
 * Where devices are found, and how they are changed.
 *
 * @param files the files of kernel and udev
 * @param kernel who is told what to do with a device
 * @param mdevctl who keeps mediated devices
 */
record NodeDeviceHost(HostFiles files, Kernel kernel, Mdevctl mdevctl) {

    static NodeDeviceHost ofThisHost() {
        return new NodeDeviceHost(HostFiles.ofThisHost(), new RealKernel(), Mdevctl.OF_THIS_HOST);
    }

    DeviceTree tree() {
        return DeviceTree.read(files);
    }

    List<DefinedMdev> defined() {
        return DefinedMdev.all(mdevctl);
    }

    Optional<DefinedMdev> defined(String name) {
        // Only such names are those of mediated devices: nobody else makes a program run.
        return name.startsWith("mdev_")
                ? defined().stream().filter(each -> each.name().equals(name)).findFirst()
                : Optional.empty();
    }
}
