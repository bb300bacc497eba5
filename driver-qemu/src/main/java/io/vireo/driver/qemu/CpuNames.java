package io.vireo.driver.qemu;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names of processors' features and makers: definitions have libvirt's, QEMU has its own. */
final class CpuNames {
    /** QEMU's name to the one that definitions use, where they differ; QEMU takes both. */
    private static final Map<String, String> FEATURES = Map.ofEntries(
            Map.entry("cmp-legacy", "cmp_legacy"),
            Map.entry("ds-cpl", "ds_cpl"),
            Map.entry("fxsr-opt", "fxsr_opt"),
            Map.entry("kvm-pv-eoi", "kvm_pv_eoi"),
            Map.entry("kvm-pv-unhalt", "kvm_pv_unhalt"),
            Map.entry("lahf-lm", "lahf_lm"),
            Map.entry("nodeid-msr", "nodeid_msr"),
            Map.entry("pclmulqdq", "pclmuldq"),
            Map.entry("perfctr-core", "perfctr_core"),
            Map.entry("perfctr-nb", "perfctr_nb"),
            Map.entry("tsc-adjust", "tsc_adjust"));

    /** Features that QEMU does not let anybody set: the guest's system switches them on, or only the host has them. */
    static final Set<String> OWN = Set.of("osxsave", "ospke", "cmt", "mbm_total", "mbm_local");

    private static final Map<String, String> VENDORS =
            Map.of("GenuineIntel", "Intel", "AuthenticAMD", "AMD", "HygonGenuine", "Hygon");

    private CpuNames() {}

    /** The name that a definition uses for QEMU's feature. */
    static String feature(String qemu) {
        return FEATURES.getOrDefault(qemu, qemu);
    }

    /** The short name of a maker; empty for one that has none. */
    static Optional<String> vendor(String identification) {
        return Optional.ofNullable(VENDORS.get(identification));
    }

    /** The maker of a named model: models that stand for no real processor have none. */
    static Optional<String> vendorOfModel(String model, String identification) {
        return model.matches("(qemu|kvm)(32|64)|pentium[0-9]?|[0-9]+") ? Optional.empty() : vendor(identification);
    }
}
