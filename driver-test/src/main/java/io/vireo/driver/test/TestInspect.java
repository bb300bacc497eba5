package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.domain.ControlError;
import io.vireo.domain.ControlInfo;
import io.vireo.domain.ControlState;
import io.vireo.domain.DomainInfo;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.HostnameFlag;
import io.vireo.domain.Inspect;
import io.vireo.domain.MessageKind;
import io.vireo.domain.StateReason;
import io.vireo.driver.kit.Flags;
import io.vireo.xml.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a domain is and does. */
final class TestInspect implements Inspect {

    private final TestDomain domain;

    TestInspect(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public String xmlDesc(Set<DomainXmlFlag> flags) {
        Flags.only(
                "testDomainGetXMLDesc", flags, DomainXmlFlag.SECURE, DomainXmlFlag.INACTIVE, DomainXmlFlag.MIGRATABLE);
        Status now = domain.status();
        String text = flags.contains(DomainXmlFlag.INACTIVE) ? definition(now) : now.present();
        return flags.contains(DomainXmlFlag.SECURE) ? text : withoutPasswords(text);
    }

    private static String definition(Status now) {
        return now.config()
                .orElseGet(() -> Element.parse(now.next()).without("id").toString());
    }

    private static String withoutPasswords(String text) {
        if (!text.contains("passwd")) {
            return text;
        }
        Element document = Element.parse(text);
        return document.mapChildren(
                        "devices",
                        devices -> devices.mapChildren(
                                "graphics", each -> each.without("passwd").without("passwdValidTo")))
                .toString();
    }

    @Override
    public DomainInfo info() {
        domain.meet("info");
        Status now = domain.status();
        Element document = Element.parse(now.present());
        Bytes memory = DomainXml.MEMORY.read(document).orElse(Bytes.ZERO);
        long vcpus = DomainXml.CURRENT_VCPUS
                .read(document)
                .orElse(DomainXml.VCPUS.read(document).orElse(1L));
        return new DomainInfo(
                now.reason().state(),
                memory,
                DomainXml.CURRENT_MEMORY.read(document).orElse(memory),
                (int) vcpus,
                Duration.between(Instant.EPOCH, Instant.now()));
    }

    @Override
    public StateReason state() {
        return domain.status().reason();
    }

    @Override
    public boolean isActive() {
        return domain.status().isActive();
    }

    @Override
    public String osType() {
        return "linux";
    }

    @Override
    public String hostname(Set<HostnameFlag> flags) {
        domain.meet("hostname");
        Flags.only("testDomainGetHostname", flags, HostnameFlag.LEASE);
        return domain.requireActive().name() + "host";
    }

    @Override
    public ControlInfo controlInfo() {
        domain.requireActive();
        return new ControlInfo(ControlState.OK, ControlError.NONE, Duration.ZERO);
    }

    @Override
    public List<String> messages(Set<MessageKind> flags) {
        boolean deprecated = domain.view()
                .at("cpu/model")
                .filter(model -> model.strip().equals("Deprecated-Test"))
                .isPresent();
        boolean asked = flags.isEmpty() || flags.contains(MessageKind.DEPRECATION);
        return deprecated && asked ? List.of("deprecated configuration: CPU model Deprecated-Test") : List.of();
    }
}
