package io.vireo.driver.kit.storage;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The types of pool of one driver, among all that there are.
 *
 * @param own those that the driver has
 */
record PoolTypes(List<PoolType> own) {

    /** All of libvirt's, in the order of its numbers. */
    private static final List<String> ALL = List.of(
            "dir",
            "fs",
            "netfs",
            "logical",
            "disk",
            "iscsi",
            "iscsi-direct",
            "scsi",
            "mpath",
            "rbd",
            "sheepdog",
            "gluster",
            "zfs",
            "vstorage");

    /** What to do instead of those that no driver of Vireo has. */
    private static final Map<String, String> INSTEAD = Map.of(
            "iscsi", "a pool of type iscsi-direct reaches the same target without the kernel",
            "scsi", "a pool of type disk or logical takes a disk of the adapter",
            "mpath", "a pool of type disk or logical takes a device below /dev/mapper",
            "rbd", "a pool of type netfs or dir takes a file system of the same cluster that is mounted",
            "sheepdog", "its development has ended; a pool of type gluster or netfs keeps images on several hosts",
            "zfs", "a pool of type dir takes the folder of a data set, and one of type disk a volume of it",
            "vstorage", "a pool of type dir takes the folder where the cluster is mounted");

    /** The type of a definition; throws Unsupported for one that another driver may have. */
    PoolType ofDocument(Element pool) {
        String name = pool.attribute("type")
                .orElseThrow(
                        () -> new BadXml(ErrorCode.XML_ERROR, "Missing required attribute 'type' in element 'pool'"));
        if (!ALL.contains(name) && find(name).isEmpty()) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "Invalid value for attribute 'type' in element 'pool': '" + Names.shown(name) + "'.");
        }
        return require(name);
    }

    /** The type of a search; throws Unsupported for one that another driver may have. */
    PoolType ofSearch(String name) {
        if (!ALL.contains(name) && find(name).isEmpty()) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "unknown storage pool type " + Names.shown(name));
        }
        return require(name);
    }

    Optional<PoolType> find(String name) {
        return own.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private PoolType require(String name) {
        return find(name)
                .orElseThrow(() -> new Unsupported(
                        ErrorCode.INTERNAL_ERROR,
                        "missing backend for pool type " + ALL.indexOf(name) + " (" + name + ")"
                                + Optional.ofNullable(INSTEAD.get(name))
                                        .map(": no driver for it is installed; "::concat)
                                        .orElse("")));
    }

    /** All types, each with what the driver says of it, or that it has not got it. */
    Element capabilities() {
        return Element.of("storagepoolCapabilities")
                .addAll(ALL.stream().map(this::capabilities).toList());
    }

    private Element capabilities(String name) {
        Optional<PoolType> type = find(name);
        return type.map(PoolType::capabilities)
                .orElseGet(() -> Element.of("pool"))
                .withAttributes(Map.of())
                .with("type", name)
                .with("supported", type.isPresent() ? "yes" : "no");
    }
}
