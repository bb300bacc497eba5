/**
 * Control groups, of the first version of the kernel's and of the second: where they are mounted, groups of one's own in them,
 * the limits that a definition asks for as the kernel wants them written, and what the kernel counts.
 *
 * <p>{@link io.vireo.driver.kit.groups.ControlGroups} knows the mounts, a {@link io.vireo.driver.kit.groups.GroupTree} makes and
 * clears the groups of one host of guests below a name of its own, and a {@link io.vireo.driver.kit.groups.ControlGroup} is one
 * of them. {@link io.vireo.driver.kit.groups.GroupLimits}, {@link io.vireo.driver.kit.groups.ProcessorTuning},
 * {@link io.vireo.driver.kit.groups.MemoryTuning} and {@link io.vireo.driver.kit.groups.DiskTuning} turn definitions and
 * libvirt's parameters into {@link io.vireo.driver.kit.groups.GroupSetting}s by one table for both versions,
 * {@link io.vireo.driver.kit.groups.GroupSettings}.
 */
@Export
@Version("0.1.0")
package io.vireo.driver.kit.groups;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
