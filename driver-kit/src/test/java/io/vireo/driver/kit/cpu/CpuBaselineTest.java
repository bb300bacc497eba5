package io.vireo.driver.kit.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CpuBaselineTest {

    private static final CpuBaseline ANY = new CpuBaseline(false, false, CpuBaseline.WHOLE, feature -> true);

    private static String cpu(String model, String... features) {
        return "<cpu><model>" + model + "</model>" + String.join("", features) + "</cpu>";
    }

    private static String feature(String name, String policy) {
        return "<feature name='" + name + "' policy='" + policy + "'/>";
    }

    private static Element common(CpuBaseline baseline, String... cpus) {
        return Element.parse(baseline.of(List.of(cpus), Optional.of("x86_64")));
    }

    private static String features(Element cpu) {
        return cpu.children("feature").stream()
                .map(each -> each.attribute("policy").orElse("") + " "
                        + each.attribute("name").orElse(""))
                .collect(Collectors.joining(", "));
    }

    @Test
    void aModelThatAllHaveStaysAlsoWhenSomethingIsTakenFromIt() {
        Element one = common(ANY, cpu("SandyBridge", feature("x2apic", "disable"), feature("vmx", "require")));
        assertEquals(Optional.of("SandyBridge"), one.at("model"));
        assertEquals("require vmx, disable x2apic", features(one));
    }

    @Test
    void ofSeveralModelsTheRichestWithinAllIsChosen() {
        Element both = common(ANY, cpu("Westmere"), cpu("SandyBridge", feature("aes", "disable")));
        assertEquals(Optional.of("Nehalem"), both.at("model"));
        assertEquals("", features(both));
    }

    @Test
    void modelsAndFeaturesThatMayNotBeNamedAreNotAndWhatCannotBeGivenIsTakenAway() {
        CpuBaseline old = new CpuBaseline(
                false,
                false,
                model -> model.equals("Penryn") ? Optional.of(Set.of("sse4.1", "popcnt")) : Optional.empty(),
                name -> !name.equals("vmx"));
        Element cpu = common(old, cpu("Nehalem", feature("vmx", "require")));
        assertEquals(Optional.of("Penryn"), cpu.at("model"));
        assertEquals("require sse4.2, require popcnt, disable sse4.1", features(cpu));
    }

    @Test
    void whatKeepsAGuestFromMovingIsLeftOutWhenAsked() {
        String fixed = cpu("Nehalem", feature("invtsc", "require"));
        assertEquals("require invtsc", features(common(ANY, fixed)));
        assertEquals("", features(common(new CpuBaseline(false, true, CpuBaseline.WHOLE, feature -> true), fixed)));
    }
}
