package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** TestGuests for tests, completed with an emulator that does not exist and with names that are no surprise. */
final class TestGuests {

    static final UUID NEW_UUID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final String NEW_MAC = "52:54:00:00:00:ff";
    static final GuestPlaces PLACES = new GuestPlaces(Path.of("/run/guest"), Map.of("net0", "tap0"));

    private static final Map<String, String> ALIASES = Map.of("pc", "pc-i440fx-7.2", "q35", "pc-q35-7.2");

    private TestGuests() {}

    static DomainDefaults defaults() {
        return new DomainDefaults(
                TestGuests::find,
                new Chance() {
                    @Override
                    public UUID uuid() {
                        return NEW_UUID;
                    }

                    @Override
                    public String mac() {
                        return NEW_MAC;
                    }
                },
                Path.of("/nvram"));
    }

    private static Machines find(String type, String arch, Optional<String> path) {
        if (type.equals("kvm")) {
            throw new VirtException(ErrorCode.CONFIG_UNSUPPORTED, "this host has no KVM");
        }
        return new Machines() {
            @Override
            public String emulator() {
                return path.orElse("/usr/bin/qemu-system-x86_64");
            }

            @Override
            public Optional<String> canonical(String machine) {
                String name = ALIASES.getOrDefault(machine, machine);
                return name.matches("pc-(i440fx|q35)-[0-9.]+|microvm") ? Optional.of(name) : Optional.empty();
            }

            @Override
            public String standard() {
                return "pc-i440fx-7.2";
            }

            @Override
            public String standardCpu(String domainType) {
                return "qemu64";
            }
        };
    }

    static Element complete(String xml) {
        return defaults().complete(Element.parse(xml, "domain_definition"));
    }

    /** A complete guest on q35 with these devices. */
    static Element withDevices(String devices) {
        return complete(text("q35", "", devices));
    }

    static String text(String machine, String system, String devices) {
        return "<domain type='qemu'><name>guest</name><memory>131072</memory><os><type machine='" + machine
                + "'>hvm</type></os>" + system + "<devices>" + devices + "</devices></domain>";
    }

    static QemuCommand command(Element complete) {
        return QemuCommand.of(LiveDomain.begin(complete, PLACES), PLACES);
    }

    static String golden(String name, String file) {
        String path = "golden/" + name + "/" + file;
        try (InputStream in = TestGuests.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
