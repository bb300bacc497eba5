package io.vireo.device;

import io.vireo.Access;
import io.vireo.BadXml;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** The devices of the host: list, find, and make virtual ones. */
@ConsumerType
public interface NodeDevices extends Facet.OfConnect {

    /**
     * Lists devices.
     *
     * @param flags which; none for all
     * @return the devices, in no promised order
     */
    @C(
            value = "virConnectListAllNodeDevices",
            older = {"virNodeNumOfDevices", "virNodeListDevices"})
    @Access(value = "connect:search_node_devices", filter = "node_device:getattr", readOnly = true)
    List<NodeDeviceRef> listNodeDevices(Set<NodeDeviceListFlag> flags);

    /**
     * Finds a device by name.
     *
     * @param name its name
     * @return the device
     * @throws NotFound when there is no such device
     */
    @C("virNodeDeviceLookupByName")
    @Access(value = "node_device:getattr", readOnly = true)
    NodeDeviceRef nodeDeviceByName(String name);

    /**
     * Finds a Fibre Channel host adapter by its world wide names.
     *
     * @param wwnn the name of the node, 16 hexadecimal digits
     * @param wwpn the name of the port, 16 hexadecimal digits
     * @return the device
     * @throws NotFound when there is no such device
     */
    @C("virNodeDeviceLookupSCSIHostByWWN")
    @Access(value = "node_device:getattr", readOnly = true)
    default NodeDeviceRef scsiHostByWwn(String wwnn, String wwpn) {
        throw new Unsupported();
    }

    /**
     * Defines a device that stays, such as a mediated device.
     *
     * @param xml the definition, in libvirt's format
     * @param flags how to define it
     * @return the device, not started
     * @throws BadXml when the document is wrong; the message has the line
     * @throws Unsupported when the document asks for something that the driver cannot do
     */
    @C("virNodeDeviceDefineXML")
    @Access("node_device:write")
    default NodeDeviceRef defineNodeDevice(String xml, Set<NodeDeviceDefineFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Makes a device that vanishes when it is destroyed, such as a virtual port or a mediated device.
     *
     * @param xml the definition, in libvirt's format
     * @param flags how to make it
     * @return the device
     * @throws BadXml when the document is wrong; the message has the line
     * @throws Unsupported when the document asks for something that the driver cannot do
     */
    @C("virNodeDeviceCreateXML")
    @Access({"node_device:write", "node_device:start"})
    default NodeDeviceRef createNodeDevice(String xml, Set<NodeDeviceCreateFlag> flags) {
        throw new Unsupported();
    }
}
