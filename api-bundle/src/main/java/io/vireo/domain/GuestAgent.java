package io.vireo.domain;

import io.vireo.Access;
import io.vireo.Bytes;
import io.vireo.C;
import io.vireo.CpuSet;
import io.vireo.Facet;
import io.vireo.Text;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** What the agent inside the guest tells and does; every call needs it. */
@ConsumerType
public interface GuestAgent extends Facet.OfDomain {

    /**
     * Lists the mounted file systems.
     *
     * @return the file systems
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainGetFSInfo")
    @Access("domain:fs_freeze")
    default List<GuestFilesystem> filesystems() {
        throw new Unsupported();
    }

    /**
     * Freezes file systems: what is under way is written, and nothing more until they are thawed.
     *
     * @param mountpoints which; none means all
     * @return how many were frozen
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainFSFreeze")
    @Access("domain:fs_freeze")
    default int freezeFilesystems(List<String> mountpoints) {
        throw new Unsupported();
    }

    /**
     * Lets frozen file systems be written to again.
     *
     * @param mountpoints which; none means all
     * @return how many were thawed
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainFSThaw")
    @Access("domain:fs_freeze")
    default int thawFilesystems(List<String> mountpoints) {
        throw new Unsupported();
    }

    /**
     * Gives back what file systems do not use.
     *
     * @param mountpoint which; empty means all
     * @param minimum pieces that are smaller may stay
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainFSTrim")
    @Access("domain:fs_trim")
    default void trimFilesystems(Optional<String> mountpoint, Bytes minimum) {
        throw new Unsupported();
    }

    /**
     * Changes the password of a user.
     *
     * @param user the name of the user; empty means the administrator
     * @param password the password; empty means none
     * @param flags what it is
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainSetUserPassword")
    @Access("domain:set_password")
    default void setUserPassword(Optional<String> user, Optional<String> password, Set<PasswordFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Tells the time of the guest's clock.
     *
     * @return the time
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainGetTime")
    @Access("domain:write")
    default Instant time() {
        throw new Unsupported();
    }

    /**
     * Sets the guest's clock.
     *
     * @param time the time
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainSetTime")
    @Access("domain:set_time")
    default void setTime(Instant time, Set<SetTimeFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Tells which virtual processors the guest sees and uses.
     *
     * @return {@code vcpus}, {@code online} and {@code offlinable}, as texts such as {@code 0-3}
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainGetGuestVcpus")
    @Access("domain:write")
    default TypedParameters guestVcpus() {
        throw new Unsupported();
    }

    /**
     * Lets the guest use virtual processors or not.
     *
     * @param vcpus which
     * @param online whether it uses them
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainSetGuestVcpus")
    @Access("domain:write")
    default void setGuestVcpus(@Text CpuSet vcpus, boolean online) {
        throw new Unsupported();
    }

    /**
     * Tells what the guest knows of itself.
     *
     * @param kinds about what; none means everything that the agent can tell
     * @return {@code os.name}, {@code fs.count} and others
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainGetGuestInfo")
    @Access("domain:write")
    default TypedParameters guestInfo(Set<GuestInfoKind> kinds) {
        throw new Unsupported();
    }

    /**
     * Lists the keys with which a user may log in by SSH.
     *
     * @param user the name of the user
     * @return the lines of the file
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainAuthorizedSSHKeysGet")
    @Access("domain:write")
    default List<String> authorizedSshKeys(String user) {
        throw new Unsupported();
    }

    /**
     * Changes the keys with which a user may log in by SSH.
     *
     * @param user the name of the user
     * @param keys the keys, one a line
     * @param flags what to do with them
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainAuthorizedSSHKeysSet")
    @Access("domain:write")
    default void setAuthorizedSshKeys(String user, List<String> keys, Set<SshKeysFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Chooses how long later calls wait for the agent.
     *
     * @param timeout how long
     */
    @C("virDomainAgentSetResponseTimeout")
    @Access("domain:write")
    default void setAgentTimeout(AgentTimeout timeout) {
        throw new Unsupported();
    }
}
