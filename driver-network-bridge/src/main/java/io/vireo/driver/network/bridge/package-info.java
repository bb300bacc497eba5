/**
 * Virtual networks, each a bridge of the host: {@code network:///system}, and the networks of every hypervisor that runs on
 * this host.
 *
 * <p>A definition is read by {@code NetworkXml} and its neighbours, which refuse what contradicts itself and add what is left
 * out. {@code NetworkStart} makes the bridge with {@code ip}, the rules of the network with {@code nft}, limits with
 * {@code tc}, and starts {@code dnsmasq}; {@code NetworkStop} takes all of it back. What runs is written below the run folder
 * before it is made, so that the next start of the platform finds it.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=network", "scheme=network"},
        version = "0.1.0")
package io.vireo.driver.network.bridge;

import org.osgi.annotation.bundle.Capability;
