package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.io.FileDescriptor;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Devices of a domain, of any kind, by their documents. */
@ConsumerType
public interface Devices extends Facet.OfDomain {

    /**
     * Adds a device.
     *
     * @param xml the document of the device
     * @param flags the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.BadXml when the document is wrong
     * @throws io.vireo.Unsupported when the hypervisor cannot add it while the domain runs
     */
    @C(value = "virDomainAttachDeviceFlags", older = "virDomainAttachDevice")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    void attachDevice(String xml, Set<DeviceFlag> flags);

    /**
     * Removes a device; a running guest may need a while to let it go, and an event tells when it has.
     *
     * @param xml a document that fits exactly one device
     * @param flags the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.BadXml when the document is wrong
     * @throws io.vireo.NotFound when it has no such device
     */
    @C(value = "virDomainDetachDeviceFlags", older = "virDomainDetachDevice")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void detachDevice(String xml, Set<DeviceFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Asks a running guest to let a device go and returns at once; an event tells when it has.
     *
     * @param alias the alias of the device
     * @param flags the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.NotFound when it has no such device
     */
    @C("virDomainDetachDeviceAlias")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void detachDeviceByAlias(String alias, Set<DeviceFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Changes a device, for example the medium of a drive.
     *
     * @param xml the new document of the device
     * @param flags the running domain, its definition or both; see {@link Impact}
     * @throws io.vireo.BadXml when the document is wrong
     * @throws io.vireo.NotFound when it has no such device
     * @throws io.vireo.Unsupported when something differs that cannot be changed
     */
    @C("virDomainUpdateDeviceFlags")
    @Access({"domain:write", "domain:save:!CONFIG|LIVE", "domain:save:CONFIG"})
    default void updateDevice(String xml, Set<DeviceFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Passes open files under a name that disks of the definition can use; see {@link Domains#createDomainWithFiles}
     * for what that takes.
     *
     * @param name the name
     * @param files the open files, in order
     * @param flags what to do with them
     */
    @C("virDomainFDAssociate")
    @Access("domain:write")
    default void associateFiles(String name, List<FileDescriptor> files, Set<AssociateFlag> flags) {
        throw new Unsupported();
    }
}
