package io.vireo.driver.qemu;

import io.vireo.xml.Element;
import java.util.List;

/** The outermost checks: is this a domain, and of a kind that QEMU runs. */
final class DomainShape {

    private static final List<String> TYPES = List.of("qemu", "kvm");

    private DomainShape() {}

    static void require(Element domain) {
        if (!domain.name().equals("domain")) {
            throw Refusal.xml("expecting root element of 'domain', not '" + domain.name() + "'");
        }
        String type = domain.attribute("type")
                .orElseThrow(() -> Refusal.xml("Missing required attribute 'type' in element 'domain'"));
        if (!TYPES.contains(type)) {
            throw Refusal.unsupported(domain, "unexpected domain type " + type + ", expecting one of these: qemu, kvm");
        }
        if (domain.children("devices").size() > 1) {
            throw Refusal.xml("there is more than one <devices>; write all devices into one");
        }
        for (String single :
                List.of("name", "uuid", "memory", "currentMemory", "vcpu", "os", "cpu", "clock", "features")) {
            if (domain.children(single).size() > 1) {
                throw Refusal.xml("there is more than one <" + single + ">; a domain has one at most");
            }
        }
    }
}
