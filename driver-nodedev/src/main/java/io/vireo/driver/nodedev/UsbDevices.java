package io.vireo.driver.nodedev;

import io.vireo.device.NodeDeviceListFlag;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Devices of the USB bus, and their interfaces. */
final class UsbDevices {

    private UsbDevices() {}

    static List<HostDevice> of(HostFiles files) {
        return files.list("bus/usb/devices").stream()
                .flatMap(path -> of(files, path).stream())
                .toList();
    }

    private static Optional<HostDevice> of(HostFiles files, Path path) {
        String name = HostDevice.named("usb", path.getFileName().toString());
        if (HostFiles.text(path, "bInterfaceNumber").isPresent()) {
            return Optional.of(HostDevice.of(name, path, NodeDeviceListFlag.CAP_USB_INTERFACE, interfaceOf(path)));
        }
        return HostFiles.number(path, "busnum")
                .map(bus -> HostDevice.of(name, path, NodeDeviceListFlag.CAP_USB_DEV, device(path, bus))
                        .withNodes(DeviceNodes.of(files, path, "c")));
    }

    private static Element device(Path path, long bus) {
        Element usb = Texts.capability("usb_device").add("bus", Long.toString(bus));
        usb = usb.add("device", Long.toString(HostFiles.number(path, "devnum").orElse(0L)));
        return usb.add(named(path, "product", "idProduct", "product"))
                .add(named(path, "vendor", "idVendor", "manufacturer"));
    }

    private static Element named(Path path, String element, String id, String name) {
        Element named = Element.of(element, HostFiles.text(path, name).orElse(""));
        return HostFiles.text(path, id)
                .map(each -> named.with("id", "0x" + each))
                .orElse(named);
    }

    private static Element interfaceOf(Path path) {
        Element usb = Texts.capability("usb");
        usb = usb.add("number", hex(path, "bInterfaceNumber"));
        usb = usb.add("class", hex(path, "bInterfaceClass"));
        usb = usb.add("subclass", hex(path, "bInterfaceSubClass"));
        usb = usb.add("protocol", hex(path, "bInterfaceProtocol"));
        return Texts.add(usb, "description", HostFiles.text(path, "interface"));
    }

    /** The kernel writes these in hexadecimal without saying so. */
    private static String hex(Path path, String attribute) {
        return HostFiles.text(path, attribute)
                .flatMap(text -> HostFiles.number("0x" + text))
                .map(String::valueOf)
                .orElse("0");
    }
}
