/**
 * Linux containers for {@code lxc:///system}, from libvirt's domain documents, on the tools of liblxc.
 *
 * <p>An {@link io.vireo.driver.lxc.LxcHost} holds the domains of one set of folders. A start makes a
 * {@link io.vireo.driver.lxc.Plan} of the definition, writes it as a configuration of liblxc into a folder of the container's
 * own, and lets {@code lxc-start} do the rest; a monitor process of liblxc stays with the container, so it needs this process no
 * longer. What only the kernel knows, such as limits, counters and freezing, is read and written in its control groups
 * directly, by {@link io.vireo.driver.kit.groups.ControlGroup}, for both versions of them.
 *
 * <p>A container gets a root of its own or is refused: see {@link io.vireo.driver.lxc.RootRule}. Nothing that comes from a
 * definition reaches a shell.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=hypervisor", "scheme=lxc"},
        version = "0.1.0")
package io.vireo.driver.lxc;

import org.osgi.annotation.bundle.Capability;
