package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.util.Optional;

/** Storage that waits to become a pool: always the same. */
final class PoolSources {

    private PoolSources() {}

    static String find(String type, Optional<String> source) {
        return switch (type) {
            case "logical" ->
                Element.of("sources")
                        .add(volumeGroup("testvg1", "/dev/sda20"))
                        .add(volumeGroup("testvg2", "/dev/sda21"))
                        .toString();
            case "netfs" -> share(source);
            case "dir" -> throw new VirtException(ErrorCode.INTERNAL_ERROR, "unknown storage pool type " + type);
            default ->
                throw new VirtException(
                        ErrorCode.NO_SUPPORT, "pool type '" + type + "' does not support source discovery");
        };
    }

    private static Element volumeGroup(String name, String device) {
        return Element.of("source")
                .add(Element.of("device").with("path", device))
                .add("name", name)
                .add(Element.of("format").with("type", "lvm2"));
    }

    private static String share(Optional<String> source) {
        String host = source.map(Element::parse)
                .flatMap(each -> each.at("host/@name"))
                .orElseThrow(() -> TestDomain.invalid("hostname must be specified for netfs sources"));
        return Element.of("sources")
                .add(Element.of("source")
                        .add(Element.of("host").with("name", host))
                        .add(Element.of("dir").with("path", "/testshare"))
                        .add(Element.of("format").with("type", "nfs")))
                .toString();
    }
}
