package io.vireo.domain;

import java.util.List;
import java.util.Objects;

/**
 * A file system that is mounted in a guest ({@code virDomainFSInfo}).
 *
 * @param mountpoint where it is mounted
 * @param name the name of its device in the guest, such as {@code sda1}
 * @param type its type, such as {@code ext4}
 * @param devices the targets of the disks that it lies on, such as {@code vda}
 */
public record GuestFilesystem(String mountpoint, String name, String type, List<String> devices) {

    /** Refuses a value that lacks a part. */
    public GuestFilesystem {
        Objects.requireNonNull(mountpoint, "mountpoint");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        devices = List.copyOf(devices);
    }
}
