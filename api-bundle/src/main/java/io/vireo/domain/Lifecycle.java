package io.vireo.domain;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Seconds;
import io.vireo.Unsupported;
import io.vireo.host.SuspendTarget;
import java.io.FileDescriptor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Starting and stopping a domain. */
@ConsumerType
public interface Lifecycle extends Facet.OfDomain {

    /**
     * Starts the domain from its definition, or from its managed saved state if it has one.
     *
     * @param flags how
     * @return the domain with its new id
     * @throws io.vireo.InvalidState when it runs
     */
    @C(value = "virDomainCreateWithFlags", older = "virDomainCreate")
    @Access("domain:start")
    DomainRef start(Set<StartFlag> flags);

    /**
     * Starts the domain as {@link #start} does, and passes open files to its first process; see
     * {@link Domains#createDomainWithFiles} for what that takes.
     *
     * @param files the open files, in order
     * @param flags how
     * @return the domain with its new id
     * @throws io.vireo.InvalidState when it runs
     */
    @C("virDomainCreateWithFiles")
    @Access("domain:start")
    default DomainRef startWithFiles(List<FileDescriptor> files, Set<StartFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Asks the guest to shut down and returns at once; the guest may refuse.
     *
     * @param flags in which ways; none means as the driver likes
     * @throws io.vireo.InvalidState when it does not run
     */
    @C(value = "virDomainShutdownFlags", older = "virDomainShutdown")
    @Access({"domain:init_control", "domain:write:GUEST_AGENT"})
    default void shutdown(Set<ShutdownFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Asks the guest to reboot and returns at once; the guest may refuse.
     *
     * @param flags in which ways; none means as the driver likes
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainReboot")
    @Access({"domain:init_control", "domain:write:GUEST_AGENT"})
    default void reboot(Set<RebootFlag> flags) {
        throw new Unsupported();
    }

    /**
     * Resets the guest as its reset button would; what it has not written is lost.
     *
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainReset")
    @Access("domain:reset")
    default void reset() {
        throw new Unsupported();
    }

    /**
     * Stops the domain at once, as if its plug was pulled; its definition stays.
     *
     * <p>It never waits for other operations on the domain, but ends them.
     *
     * @param flags how
     * @throws io.vireo.InvalidState when it does not run
     */
    @C(value = "virDomainDestroyFlags", older = "virDomainDestroy")
    @Access("domain:stop")
    void destroy(Set<DestroyFlag> flags);

    /**
     * Pauses the guest; it keeps its memory. Does nothing when it is paused.
     *
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainSuspend")
    @Access("domain:suspend")
    default void suspend() {
        throw new Unsupported();
    }

    /**
     * Lets a paused guest run. Does nothing when it runs.
     *
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainResume")
    @Access("domain:suspend")
    default void resume() {
        throw new Unsupported();
    }

    /**
     * Asks the guest to go to sleep.
     *
     * @param target where it keeps its memory
     * @param duration for how long; zero means until it is woken up
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainPMSuspendForDuration")
    @Access("domain:pm_control")
    default void pmSuspend(SuspendTarget target, @Seconds(bits = 64) Duration duration) {
        throw new Unsupported();
    }

    /**
     * Wakes a guest that sleeps.
     *
     * @throws io.vireo.InvalidState when it does not sleep
     */
    @C("virDomainPMWakeup")
    @Access("domain:pm_control")
    default void pmWakeup() {
        throw new Unsupported();
    }

    /**
     * Chooses what happens when the guest switches itself off, reboots or crashes.
     *
     * @param kind when
     * @param action what happens
     * @param flags whether the running domain, its definition or both; see {@link Impact}
     */
    @C("virDomainSetLifecycleAction")
    @Access("domain:write")
    default void setLifecycleAction(LifecycleKind kind, LifecycleAction action, Set<Impact> flags) {
        throw new Unsupported();
    }
}
