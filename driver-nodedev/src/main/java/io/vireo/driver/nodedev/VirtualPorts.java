package io.vireo.driver.nodedev;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.device.NodeDeviceRef;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Virtual ports of adapters of Fibre Channel: made and removed through a file of the adapter that carries them. */
final class VirtualPorts {

    private static final Pattern NAME = Pattern.compile("[0-9a-fA-F]{16}");
    private static final Pattern HOST = Pattern.compile("scsi_(host[0-9]+)");

    private final HostFiles files;
    private final Kernel kernel;

    VirtualPorts(HostFiles files, Kernel kernel) {
        this.files = files;
        this.kernel = kernel;
    }

    /** Says whether a document is about one. */
    static boolean isMeant(Element document) {
        return document.children("capability").stream().anyMatch(each -> each.has("type", "scsi_host"));
    }

    NodeDeviceRef create(Element document) {
        Path adapter = adapter(document.at("parent").orElse(""));
        Element names = document.findAll("capability/capability").stream()
                .filter(each -> each.has("type", "fc_host"))
                .findFirst()
                .orElseThrow(
                        () -> new BadXml(ErrorCode.XML_ERROR, "a virtual port needs a capability of type fc_host"));
        String node = wide(names, "wwnn");
        String port = wide(names, "wwpn");
        kernel.write(adapter.resolve("vport_create"), port + ":" + node);
        return find(node, port);
    }

    private static String wide(Element names, String element) {
        return names.at(element)
                .map(String::strip)
                .filter(text -> NAME.matcher(text).matches())
                .orElseThrow(() -> new BadXml(
                        ErrorCode.XML_ERROR, "a virtual port needs a " + element + " of 16 hexadecimal digits"));
    }

    private Path adapter(String device) {
        Matcher host = HOST.matcher(device);
        Path adapter = files.sys().resolve("class/fc_host").resolve(host.matches() ? host.group(1) : "none");
        if (!Files.exists(adapter.resolve("vport_create"))) {
            throw new VirtException(
                    ErrorCode.INTERNAL_ERROR,
                    "Device is not a fibre channel HBA: '" + device + "' can have no virtual ports");
        }
        return adapter;
    }

    /** Removes the port that an adapter is. */
    void destroy(HostDevice device, Optional<String> parent) {
        Path own = files.sys().resolve("class/fc_host").resolve(device.name().replace("scsi_", ""));
        Optional<String> node = HostFiles.text(own, "node_name");
        Optional<String> port = HostFiles.text(own, "port_name");
        if (node.isEmpty() || port.isEmpty()) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "device " + device.name() + " is no virtual port and cannot be destroyed");
        }
        Path adapter = adapter(parent.orElse(""));
        kernel.write(adapter.resolve("vport_delete"), digits(port.get()) + ":" + digits(node.get()));
    }

    NodeDeviceRef find(String node, String port) {
        return files.list("class/fc_host").stream()
                .filter(each -> is(each, "node_name", node) && is(each, "port_name", port))
                .map(each -> new NodeDeviceRef("scsi_" + each.getFileName()))
                .findFirst()
                .orElseThrow(() -> new NotFound(
                        ErrorCode.NO_NODE_DEVICE,
                        "no node device with matching wwnn '" + node + "' and wwpn '" + port + "'"));
    }

    private static boolean is(Path adapter, String attribute, String wanted) {
        return HostFiles.text(adapter, attribute)
                .map(VirtualPorts::digits)
                .filter(wanted::equalsIgnoreCase)
                .isPresent();
    }

    private static String digits(String number) {
        return number.replaceFirst("^0x", "");
    }
}
