package io.vireo.driver.kit.storage;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a document asks of a new volume.
 *
 * @param name its name
 * @param capacity how much a guest can write to it, in bytes; empty when the document leaves it open
 * @param allocation how much storage to take at once
 * @param format what is to be in it
 * @param permissions mode and owners
 * @param backing what is to lie beneath
 * @param encryption the element {@code encryption}
 * @param compat the version of a qcow2
 * @param clusterSize in bytes
 * @param features the features of a qcow2; empty when the document has none
 * @param noCopyOnWrite whether the file system is to write in place
 */
public record VolumeRequest(
        String name,
        OptionalLong capacity,
        OptionalLong allocation,
        Optional<String> format,
        Permissions permissions,
        Optional<Backing> backing,
        Optional<Element> encryption,
        Optional<String> compat,
        OptionalLong clusterSize,
        Optional<List<String>> features,
        boolean noCopyOnWrite) {

    /**
     * What is to lie beneath.
     *
     * @param path where it is
     * @param format what is in it; empty when the document leaves it open
     * @param permissions what the document says of its mode and owners
     */
    public record Backing(String path, Optional<String> format, Permissions permissions) {}

    /**
     * Returns the same request with a capacity.
     *
     * @param bytes how much
     * @return the same with that
     */
    public VolumeRequest withCapacity(long bytes) {
        return new VolumeRequest(
                name,
                OptionalLong.of(bytes),
                allocation,
                format,
                permissions,
                backing,
                encryption,
                compat,
                clusterSize,
                features,
                noCopyOnWrite);
    }
}
