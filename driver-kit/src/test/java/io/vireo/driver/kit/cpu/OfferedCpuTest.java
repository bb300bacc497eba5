package io.vireo.driver.kit.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.host.CompareCpuFlag;
import io.vireo.host.CpuComparison;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfferedCpuTest {

    private static final OfferedCpu PENRYN = offer("Penryn", "vmx");

    private static OfferedCpu offer(String model, String... more) {
        Set<String> features =
                new HashSet<>(CpuModels.of("x86_64", "").require(model).features());
        features.addAll(List.of(more));
        return new OfferedCpu("x86_64", Optional.of("Intel"), features);
    }

    private static CpuComparison compare(String xml) {
        return PENRYN.compare(xml, Set.of());
    }

    private static String missing(String xml) {
        VirtException refusal =
                assertThrows(VirtException.class, () -> PENRYN.compare(xml, Set.of(CompareCpuFlag.FAIL_INCOMPATIBLE)));
        assertEquals(ErrorCode.CPU_INCOMPATIBLE, refusal.code().orElseThrow());
        assertEquals(CpuComparison.INCOMPATIBLE, compare(xml));
        return refusal.getMessage();
    }

    private static String cpu(String attributes, String model, String more) {
        return "<cpu " + attributes + "><model>" + model + "</model>" + more + "</cpu>";
    }

    @Test
    void oneThatHasMoreIsASupersetAndOneThatHasTheSameIsIdentical() {
        assertEquals(CpuComparison.SUPERSET, compare(cpu("", "Conroe", "")));
        assertEquals(CpuComparison.IDENTICAL, compare(cpu("", "Penryn", "<feature name='vmx'/>")));
        assertEquals(CpuComparison.IDENTICAL, compare(cpu("", "Penryn", "<feature name='vmx' policy='optional'/>")));
        assertEquals(CpuComparison.SUPERSET, compare("<cpu mode='host-model'/>"));
    }

    @Test
    void whatIsMissingIsNamed() {
        String message = missing(cpu("", "Nehalem", ""));
        assertTrue(message.contains("Host CPU does not provide required features: popcnt, sse4.2"), message);
        assertEquals(
                CpuComparison.SUPERSET,
                compare(cpu(
                        "",
                        "Nehalem",
                        "<feature name='popcnt' policy='disable'/>" + "<feature name='sse4.2' policy='force'/>")));
    }

    @Test
    void aForbiddenFeatureThatIsThereIsRefusedAndOneThatIsNotThereIsFine() {
        String message = missing(cpu("", "Conroe", "<feature name='vmx' policy='forbid'/>"));
        assertTrue(message.contains("provides forbidden features: vmx"), message);
        assertEquals(CpuComparison.SUPERSET, compare(cpu("", "Conroe", "<feature name='avx' policy='forbid'/>")));
    }

    @Test
    void anotherMakerAnotherArchitectureAndMoreThanIsStrictlyAskedForAreRefused() {
        assertTrue(missing(cpu("", "Conroe", "<vendor>AMD</vendor>")).contains("vendor AMD"));
        assertTrue(missing(cpu("", "POWER8", "<arch>ppc64</arch>")).contains("arch ppc64"));
        assertTrue(missing(cpu("match='strict'", "Penryn", "")).contains("Extra features: vmx"));
    }

    @Test
    void wrongDocumentsAreToldWhatIsWrong() {
        assertThrows(BadXml.class, () -> compare("<cpus/>"));
        assertThrows(BadXml.class, () -> compare("<cpu/>"));
        assertThrows(BadXml.class, () -> compare("<cpu"));
        String unknown = assertThrows(VirtException.class, () -> compare(cpu("", "Penryn", "<feature name='x'/>")))
                .getMessage();
        assertTrue(unknown.contains("Unknown CPU feature x"), unknown);
        assertTrue(assertThrows(VirtException.class, () -> compare(cpu("", "Pen", "")))
                .getMessage()
                .contains("Unknown CPU model Pen"));
        BadXml extra = assertThrows(
                BadXml.class,
                () -> PENRYN.compare(cpu("", "Conroe", "<colour/>"), Set.of(CompareCpuFlag.VALIDATE_XML)));
        assertTrue(extra.getMessage().contains("colour"), extra.getMessage());
    }

    @Test
    void anArchitectureWithoutModelsCannotBeCompared() {
        OfferedCpu arm = new OfferedCpu("aarch64", Optional.empty(), Set.of("sve"));
        assertThrows(Unsupported.class, () -> arm.compare(cpu("", "cortex-a53", ""), Set.of()));
    }
}
