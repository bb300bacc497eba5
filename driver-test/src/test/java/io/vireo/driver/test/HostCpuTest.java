package io.vireo.driver.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.host.BaselineCpuFlag;
import io.vireo.host.HostCpu;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostCpuTest {

    private final Bench bench = Bench.open();
    private final HostCpu cpus = bench.connect(HostCpu.class);

    @AfterEach
    void close() {
        bench.close();
    }

    private static String cpu(String arch, String model, String more) {
        return "<cpu><arch>" + arch + "</arch><model>" + model + "</model>" + more + "</cpu>";
    }

    private String baseline(String... xmls) {
        return cpus.baselineCpu(List.of(xmls), Set.of());
    }

    @Test
    void modelsAreThoseThatLibvirtNames() {
        List<String> x86 = cpus.cpuModelNames("x86_64");
        assertEquals(58, x86.size());
        assertEquals("486", x86.get(0));
        assertEquals("Dhyana", x86.get(57));
        assertEquals(7, cpus.cpuModelNames("ppc64le").size());
        assertEquals(List.of(), cpus.cpuModelNames("aarch64"));
    }

    @Test
    void architectureWithoutModelsIsToldFromOneThatDoesNotExist() {
        assertEquals(
                "this function is not supported by the connection driver: 'riscv64' architecture is not supported by CPU"
                        + " driver",
                assertThrows(Unsupported.class, () -> cpus.cpuModelNames("riscv64"))
                        .getMessage());
        assertEquals(
                "invalid argument: cannot find architecture foo",
                assertThrows(VirtException.class, () -> cpus.cpuModelNames("foo"))
                        .getMessage());
    }

    @Test
    void whatTwoProcessorsHaveInCommonIsDescribedByTheRichestModelWithinIt() {
        Element common = Element.parse(baseline(
                cpu("x86_64", "Westmere", "<vendor>Intel</vendor><feature name='pcid'/>"),
                cpu("x86_64", "SandyBridge", "<vendor>Intel</vendor><feature name='pcid'/>")));
        assertEquals(Optional.of("Westmere"), common.at("model"));
        assertEquals(Optional.of("allow"), common.at("model/@fallback"));
        assertEquals(Optional.of("Intel"), common.at("vendor"));
        assertEquals(
                List.of("pcid"),
                common.children("feature").stream()
                        .map(each -> each.attribute("name").orElse(""))
                        .toList());
    }

    @Test
    void expandedDescriptionNamesEveryFeature() {
        Element all = Element.parse(
                cpus.baselineCpu(List.of(cpu("x86_64", "486", "")), Set.of(BaselineCpuFlag.EXPAND_FEATURES)));
        assertEquals(
                List.of("fpu", "pse", "vme"),
                all.children("feature").stream()
                        .map(each -> each.attribute("name").orElse(""))
                        .toList());
        assertEquals(Optional.of("forbid"), all.at("model/@fallback"));
    }

    @Test
    void processorsThatHaveNothingInCommonAreRefused() {
        assertEquals(
                "operation failed: CPU vendors do not match",
                assertThrows(
                                VirtException.class,
                                () -> baseline(cpu("x86_64", "Penryn", ""), cpu("x86_64", "EPYC", "")))
                        .getMessage());
        assertEquals(
                "operation failed: CPUs are incompatible",
                assertThrows(
                                VirtException.class,
                                () -> baseline(cpu("ppc64", "POWER7", ""), cpu("ppc64", "POWER8", "")))
                        .getMessage());
    }

    @Test
    void wrongQuestionsAreAnsweredWithWhatIsWrong() {
        for (String xml : List.of(
                "<foo/>", "<cpu/>", cpu("x86_64", "Nothing", ""), cpu("x86_64", "486", "<feature name='x'/>"))) {
            assertTrue(
                    assertThrows(VirtException.class, () -> baseline(xml))
                            .code()
                            .isPresent(),
                    xml);
        }
        assertThrows(VirtException.class, () -> baseline());
    }
}
