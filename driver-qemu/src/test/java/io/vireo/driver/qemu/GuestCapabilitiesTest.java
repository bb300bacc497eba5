package io.vireo.driver.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GuestCapabilitiesTest {
    private static final Path REAL = Path.of("/usr/bin/qemu-system-x86_64");
    private static final Optional<String> ANY = Optional.empty();

    @TempDir
    static Path folder;

    private static SocketLoop loop;
    private static QemuEmulators emulators;
    private static GuestCapabilities capabilities;

    @BeforeAll
    static void probe() {
        assumeTrue(Files.isExecutable(REAL), "qemu-system-x86_64 is not installed");
        loop = new SocketLoop("test");
        emulators = new QemuEmulators(
                List.of(REAL.getParent()),
                new QemuProbe(loop, QemuProbe.PATIENCE),
                new ProbeCache(folder.resolve("cache")),
                new HostKvm(folder));
        capabilities = new GuestCapabilities(emulators);
    }

    @AfterAll
    static void stopTheLoop() {
        if (loop != null) {
            loop.close();
        }
    }

    private static Element of(String machine) {
        return capabilities.xml(ANY, Optional.of("x86_64"), Optional.of(machine), Optional.of("qemu"));
    }

    private static List<String> values(Element element, String path) {
        int at = path.lastIndexOf('/');
        return element.findAll(path.substring(0, at) + "/enum").stream()
                .filter(choices -> choices.has("name", path.substring(at + 1)))
                .flatMap(choices -> choices.children("value").stream())
                .map(Element::text)
                .toList();
    }

    @Test
    void whatIsLeftOpenIsWhatAGuestWouldGet() {
        Element xml = capabilities.xml(Optional.of(REAL.toString()), ANY, ANY, ANY);
        assertEquals(REAL.toString(), xml.at("path").orElse(""));
        assertEquals("qemu", xml.at("domain").orElse(""));
        assertTrue(xml.at("machine").orElse("").startsWith("pc-i440fx-"));
        assertEquals("x86_64", xml.at("arch").orElse(""));
    }

    @Test
    void anAliasBecomesTheMachineThatItStandsFor() throws Exception {
        Element xml = of("q35");
        assertTrue(xml.at("machine").orElse("").startsWith("pc-q35-"));
        assertTrue(Integer.parseInt(xml.at("vcpu/@max").orElse("")) >= 255);
        Files.writeString(Path.of("target/domcapabilities.xml"), xml + "\n");
    }

    @Test
    void busesDependOnTheMachine() {
        assertTrue(values(of("pc"), "devices/disk/bus").containsAll(List.of("ide", "virtio", "scsi", "usb", "sata")));
        assertFalse(values(of("q35"), "devices/disk/bus").contains("ide"));
    }

    @Test
    void processorsOfTheHostNeedTheHostsProcessor() {
        Element cpu = of("q35").child("cpu").orElseThrow();
        var modes = cpu.children("mode").stream()
                .filter(mode -> mode.has("supported", "yes"))
                .map(mode -> mode.attribute("name").orElse(""))
                .toList();
        assertEquals(List.of("maximum", "host-model", "custom"), modes);
        Element custom = cpu.children("mode").get(3);
        Element model = custom.children("model").stream()
                .filter(m -> m.text().equals("qemu64"))
                .findFirst()
                .orElseThrow();
        assertEquals("yes", model.attribute("usable").orElse(""));
        assertEquals("unknown", model.attribute("vendor").orElse(""));
        assertTrue(custom.children("model").stream().anyMatch(m -> m.has("usable", "no") && m.has("vendor", "Intel")));
    }

    @Test
    void theModelThatStandsForTheHostIsTheOneThatAGuestGetsAndTheEmulatorCanGiveAllOfIt() throws Exception {
        Element promised = of("q35").child("cpu").orElseThrow().children("mode").get(2);
        Element domain = Element.parse("<domain type='qemu'><cpu mode='host-model' check='partial'>"
                + "<topology sockets='1' cores='1' threads='1'/><feature policy='disable' name='avx2'/></cpu>"
                + "<devices><emulator>" + REAL + "</emulator></devices></domain>");
        Element cpu = HostModel.expand(domain, emulators).child("cpu").orElseThrow();
        assertEquals("custom", cpu.attribute("mode").orElse(""));
        assertEquals(promised.at("model"), cpu.at("model"));
        assertTrue(cpu.child("topology").isPresent());
        assertEquals(
                promised.children("feature").stream()
                                .filter(f -> !f.has("name", "avx2"))
                                .count()
                        + 1,
                cpu.children("feature").size());
        var words = new StringBuilder(cpu.at("model").orElse(""));
        cpu.children("feature")
                .forEach(feature -> words.append(',')
                        .append(feature.attribute("name").orElse(""))
                        .append(feature.has("policy", "require") ? "=on" : "=off"));
        try (var qemu = RealQemu.bare(folder, "-cpu", words + ",enforce=on");
                var monitor = QmpConnection.connect(
                        loop,
                        "web",
                        qemu.monitor(),
                        QmpConnection.PATIENCE,
                        qemu.process()::isAlive,
                        new Overheard())) {
            assertTrue(monitor.execute("query-status").isObject());
        }
    }

    @Test
    void otherProcessorsStayAsTheyAre() {
        Element domain = Element.parse("<domain type='qemu'><cpu mode='custom'><model>qemu64</model></cpu></domain>");
        assertEquals(domain, HostModel.expand(domain, emulators));
    }

    @Test
    void everythingThatIsPromisedIsTakenInADefinition() {
        Element xml = of("pc");
        for (String type : values(xml, "devices/graphics/type")) {
            assertTrue(Honoured.device(Element.of("graphics").with("type", type)), type);
        }
        assertTrue(values(xml, "devices/graphics/type").contains("vnc"));
        assertTrue(values(xml, "devices/video/modelType").contains("virtio"));
        assertTrue(values(xml, "devices/rng/backendModel").contains("random"));
        assertFalse(Honoured.device(Element.of("graphics").with("type", "no-such-type")));
        assertFalse(Honoured.inDomain(Element.of("no-such-element")));
    }

    @Test
    void whatDoesNotGoTogetherIsAnInvalidArgument() {
        assertInvalid(
                "the machine 'nosuch' is not supported by emulator '" + REAL + "'",
                () -> capabilities.xml(ANY, Optional.of("x86_64"), Optional.of("nosuch"), ANY));
        assertInvalid("unknown virttype", () -> capabilities.xml(ANY, Optional.of("x86_64"), ANY, Optional.of("xen")));
        assertInvalid("the accel 'kvm'", () -> capabilities.xml(ANY, Optional.of("x86_64"), ANY, Optional.of("kvm")));
        assertInvalid(
                "doesn't match given architecture",
                () -> capabilities.xml(Optional.of(REAL.toString()), Optional.of("ppc64"), ANY, ANY));
        assertInvalid("'../../etc'", () -> capabilities.xml(ANY, Optional.of("../../etc"), ANY, ANY));
    }

    private static void assertInvalid(String message, Executable call) {
        var error = assertThrows(VirtException.class, call);
        assertEquals(ErrorCode.INVALID_ARG, error.code().orElseThrow(), error.getMessage());
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }
}
