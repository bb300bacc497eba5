package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.xml.Element;
import java.util.Set;

/** A domain's definition as it is shown: which of the two, and without what is secret unless that is asked for. */
final class XmlView {

    private XmlView() {}

    static String of(QemuDomain domain, Set<DomainXmlFlag> flags) {
        QemuState state = domain.state();
        boolean kept = flags.contains(DomainXmlFlag.INACTIVE) && state.isPersistent();
        if (!kept && !state.isActive() && !state.isPersistent()) {
            throw new NotFound(ErrorCode.NO_DOMAIN, domain.label() + " is gone: it does not run and has no definition");
        }
        Element shown = kept ? state.definition().orElseThrow() : state.present();
        if (flags.contains(DomainXmlFlag.MIGRATABLE)) {
            shown = Migratable.of(shown);
        }
        boolean secrets = flags.contains(DomainXmlFlag.SECURE) || flags.contains(DomainXmlFlag.MIGRATABLE);
        return (secrets ? shown : withoutSecrets(shown)).toString();
    }

    static Element withoutSecrets(Element definition) {
        return definition.mapChildren(
                "devices",
                devices -> devices.mapChildren(
                        "graphics", display -> display.without("passwd").without("passwdValidTo")));
    }
}
