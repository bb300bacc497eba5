package io.vireo.protocol;

import io.vireo.Facet;
import java.util.Set;

/** The rows of registering for events, which a client's session serves itself. */
final class RegistrationRows extends Rows {

    RegistrationRows() {
        super(Program.REMOTE);
    }

    @Override
    Set<Class<? extends Facet>> facets() {
        return Set.of(EventRegistration.class);
    }

    @Override
    Line at(int number) {
        return switch (number) {
            case 105 -> urgent().row(EventRegistration.class, EventRegistration::registerLifecycle);
            case 106 -> urgent().row(EventRegistration.class, EventRegistration::deregisterLifecycle);
            case 167 -> urgent().row(EventRegistration.class, EventRegistration::registerAnyDomain);
            case 168 -> urgent().row(EventRegistration.class, EventRegistration::deregisterAnyDomain);
            case 313 -> urgent().row(EventRegistration.class, EventRegistration::registerNetwork);
            case 314 -> urgent().row(EventRegistration.class, EventRegistration::deregisterNetwork);
            case 316 -> urgent().row(EventRegistration.class, EventRegistration::registerDomain);
            case 317 -> urgent().row(EventRegistration.class, EventRegistration::deregisterDomain);
            case 368 -> urgent().row(EventRegistration.class, EventRegistration::registerPool);
            case 369 -> urgent().row(EventRegistration.class, EventRegistration::deregisterPool);
            case 374 -> urgent().row(EventRegistration.class, EventRegistration::registerNodeDevice);
            case 375 -> urgent().row(EventRegistration.class, EventRegistration::deregisterNodeDevice);
            case 380 -> urgent().row(EventRegistration.class, EventRegistration::registerSecret);
            case 381 -> urgent().row(EventRegistration.class, EventRegistration::deregisterSecret);
            default -> Line.NONE;
        };
    }
}
