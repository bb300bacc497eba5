package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** A domain's definition, which outlives its runs. */
@ConsumerType
public interface Definition extends Facet.OfDomain {

    /**
     * Removes the definition; a running domain runs on and is gone when it stops.
     *
     * @param flags what to do with what belongs to it
     * @throws io.vireo.InvalidState when something belongs to it that no flag names, such as snapshots
     */
    @C(value = "virDomainUndefineFlags", older = "virDomainUndefine")
    @Access("domain:delete")
    void undefine(Set<UndefineFlag> flags);

    /**
     * Gives the domain another name.
     *
     * @param name the new name
     * @throws io.vireo.InvalidState when it runs
     * @throws io.vireo.AlreadyExists when another domain has the name
     */
    @C("virDomainRename")
    @Access({"domain:write", "domain:save"})
    default void rename(String name) {
        throw new Unsupported();
    }

    /**
     * Says whether the domain starts with the host.
     *
     * @return true when it does
     */
    @C("virDomainGetAutostart")
    @Access(value = "domain:read", readOnly = true)
    default boolean autostart() {
        throw new Unsupported();
    }

    /**
     * Chooses whether the domain starts with the host.
     *
     * @param autostart whether it does
     * @throws io.vireo.InvalidState when it has no definition
     */
    @C("virDomainSetAutostart")
    @Access("domain:write")
    default void setAutostart(boolean autostart) {
        throw new Unsupported();
    }

    /**
     * Says whether the domain has a definition.
     *
     * @return false when it is gone once it stops
     */
    @C("virDomainIsPersistent")
    @Access(value = "domain:read", readOnly = true)
    default boolean isPersistent() {
        throw new Unsupported();
    }

    /**
     * Says whether the definition was changed since the domain was started.
     *
     * @return true when it differs from what runs
     */
    @C("virDomainIsUpdated")
    @Access(value = "domain:read", readOnly = true)
    default boolean isUpdated() {
        throw new Unsupported();
    }

    /**
     * Says whether the domain starts with the host the next time, and only then.
     *
     * @return true when it does
     */
    @C("virDomainGetAutostartOnce")
    @Access(value = "domain:read", readOnly = true)
    default boolean autostartOnce() {
        throw new Unsupported();
    }

    /**
     * Chooses whether the domain starts with the host the next time, and only then.
     *
     * @param autostart whether it does
     * @throws io.vireo.InvalidState when it has no definition
     */
    @C("virDomainSetAutostartOnce")
    @Access("domain:write")
    default void setAutostartOnce(boolean autostart) {
        throw new Unsupported();
    }
}
