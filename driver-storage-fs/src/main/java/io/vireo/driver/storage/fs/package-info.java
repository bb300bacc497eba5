/**
 * Storage pools that are folders: of this host ({@code dir}), of a device that is mounted ({@code fs}), of a server
 * ({@code netfs}). For {@code storage:///system}, and a part of every local hypervisor's connection.
 *
 * <p>{@link io.vireo.driver.kit.storage.FolderScan} finds what is in a folder and
 * {@link io.vireo.driver.kit.storage.ImageHeader} tells the format of a file by its first bytes, without any program that
 * would open what the file points to. {@link io.vireo.driver.storage.fs.FileVolumes} makes and changes volumes; what it hands to
 * {@code qemu-img} goes through {@link io.vireo.driver.storage.fs.QemuImg}, with every format said, and after
 * {@link io.vireo.driver.storage.fs.BackingChain} has seen that nothing outside of the pools would be read.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=storage", "scheme=storage", "pool:List<String>='dir,fs,netfs'"},
        version = "0.1.0")
package io.vireo.driver.storage.fs;

import org.osgi.annotation.bundle.Capability;
