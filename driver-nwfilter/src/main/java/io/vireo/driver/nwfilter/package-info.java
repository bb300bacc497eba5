/**
 * Network filters: {@code nwfilter:///system}, and the filters of every hypervisor that runs on this host.
 *
 * <p>A filter is read by {@link io.vireo.driver.nwfilter.FilterXml} into values: rules, and references to other filters. A
 * binding says which filter holds at which port, and with which parameters. To bind, the tree of references is walked
 * ({@code FilterTree}), the variables of each rule are replaced by their values ({@code Combinations}), and what comes out is
 * compiled to chains and sets of nftables ({@code PortCompiler}), which the kernel takes in one transaction
 * ({@code Firewall}). All of it is in one table of family bridge that no one else uses.
 *
 * <p>A binding is written below the run folder before its rules are made, so that the next start of the platform finds it;
 * what is in the kernel and in no record is removed then.
 */
@Capability(
        namespace = "io.vireo.driver",
        attribute = {"kind=nwfilter", "scheme=nwfilter"},
        version = "0.1.0")
package io.vireo.driver.nwfilter;

import org.osgi.annotation.bundle.Capability;
