package io.vireo.driver.kit.guest;

import io.vireo.driver.kit.DefinitionStore;
import io.vireo.driver.kit.EventHub;
import io.vireo.driver.kit.ObjectTable;

/** What the domains of a host share. */
public interface DomainHost {

    /** Where definitions and their marks are kept, by the UUID of the domain. */
    DefinitionStore store();

    /** All domains. */
    ObjectTable<? extends KeptDomain<?>> table();

    /** Who is told what happens. */
    EventHub events();
}
