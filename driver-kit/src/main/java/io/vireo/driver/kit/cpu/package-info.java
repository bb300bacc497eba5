/**
 * Processors by name: what the models of an architecture can do, what several processors have in common, and whether one
 * can do all that another can.
 *
 * <p>{@code CpuModels} is the table, from {@code cpu-models.txt}. A {@code DescribedCpu} is a document's processor in terms
 * of that table; {@code CpuBaseline} describes what several have in common, {@code OfferedCpu} compares one with what a
 * host or a hypervisor has.
 */
@Export
@Version("0.1.0")
package io.vireo.driver.kit.cpu;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
