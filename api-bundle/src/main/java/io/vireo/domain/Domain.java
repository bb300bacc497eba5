package io.vireo.domain;

import io.vireo.Connect;
import io.vireo.ConnectRef;
import io.vireo.Handle;
import io.vireo.TypedParameters;
import io.vireo.spi.Doorway;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * A virtual machine or container ({@code virDomainPtr}).
 *
 * <p>The everyday verbs are here, without flags; everything else is in the facets, and each has an accessor. An accessor
 * fails with {@link io.vireo.Unsupported} when the driver does not have that facet.
 */
public final class Domain extends Handle<DomainRef> {

    /**
     * Makes a handle; applications get theirs from a {@link Connect}.
     *
     * @param doorway the way to the driver
     * @param ref the object's name
     */
    public Domain(Doorway doorway, DomainRef ref) {
        super(doorway, ref);
    }

    /** {@return its name, as it was when the handle was made} */
    public String name() {
        return ref().name();
    }

    /** {@return its UUID, which it keeps for life} */
    public UUID uuid() {
        return ref().uuid();
    }

    /** {@return the id it runs under now, empty when it does not run ({@code virDomainGetID})} */
    public OptionalInt id() {
        Domains domains = doorway().part(Domains.class, ConnectRef.INSTANCE);
        return domains.domainByUuid(uuid()).id();
    }

    /** {@return starting and stopping} */
    public Lifecycle lifecycle() {
        return as(Lifecycle.class);
    }

    /** {@return its definition} */
    public Definition definition() {
        return as(Definition.class);
    }

    /** {@return what it is and does} */
    public Inspect inspect() {
        return as(Inspect.class);
    }

    /** {@return its memory} */
    public Memory memory() {
        return as(Memory.class);
    }

    /** {@return its virtual processors} */
    public Vcpus vcpus() {
        return as(Vcpus.class);
    }

    /** {@return its I/O threads} */
    public IoThreads ioThreads() {
        return as(IoThreads.class);
    }

    /** {@return its share of the host} */
    public Tuning tuning() {
        return as(Tuning.class);
    }

    /** {@return its devices, of any kind} */
    public Devices devices() {
        return as(Devices.class);
    }

    /** {@return its disks} */
    public BlockDevices blockDevices() {
        return as(BlockDevices.class);
    }

    /** {@return long operations on its disks} */
    public BlockJobs blockJobs() {
        return as(BlockJobs.class);
    }

    /** {@return its network interfaces} */
    public NetworkDevices networkDevices() {
        return as(NetworkDevices.class);
    }

    /** {@return its snapshots} */
    public Snapshots snapshots() {
        return as(Snapshots.class);
    }

    /** {@return its checkpoints} */
    public Checkpoints checkpoints() {
        return as(Checkpoints.class);
    }

    /** {@return copies of its disks} */
    public Backup backup() {
        return as(Backup.class);
    }

    /** {@return its state, saved where the platform keeps it} */
    public ManagedSave managedSave() {
        return as(ManagedSave.class);
    }

    /** {@return its state in a file} */
    public StateFiles stateFiles() {
        return as(StateFiles.class);
    }

    /** {@return the steps of a migration at the source; {@link #migrateTo} does all of them} */
    public Migration migration() {
        return as(Migration.class);
    }

    /** {@return the long operation that is under way} */
    public Jobs jobs() {
        return as(Jobs.class);
    }

    /** {@return what a person at the machine would see and do} */
    public Console console() {
        return as(Console.class);
    }

    /** {@return what the agent inside tells and does} */
    public GuestAgent guestAgent() {
        return as(GuestAgent.class);
    }

    /** {@return texts that nobody but applications reads} */
    public Metadata metadata() {
        return as(Metadata.class);
    }

    /** {@return how it is kept apart from the host and others} */
    public Security security() {
        return as(Security.class);
    }

    /** Starts it from its definition or its saved state; see {@link Lifecycle#start}. */
    public void start() {
        lifecycle().start(Set.of());
    }

    /** Asks the guest to shut down and returns at once; see {@link Lifecycle#shutdown}. */
    public void shutdown() {
        lifecycle().shutdown(Set.of());
    }

    /** Asks the guest to reboot and returns at once; see {@link Lifecycle#reboot}. */
    public void reboot() {
        lifecycle().reboot(Set.of());
    }

    /** Resets the guest; see {@link Lifecycle#reset}. */
    public void reset() {
        lifecycle().reset();
    }

    /** Stops it at once, as if its plug was pulled; see {@link Lifecycle#destroy}. */
    public void destroy() {
        lifecycle().destroy(Set.of());
    }

    /** Pauses the guest; see {@link Lifecycle#suspend}. */
    public void suspend() {
        lifecycle().suspend();
    }

    /** Lets a paused guest run; see {@link Lifecycle#resume}. */
    public void resume() {
        lifecycle().resume();
    }

    /** Removes its definition; see {@link Definition#undefine}. */
    public void undefine() {
        definition().undefine(Set.of());
    }

    /** {@return whether it starts with the host; see {@link Definition#autostart}} */
    public boolean autostart() {
        return definition().autostart();
    }

    /**
     * Chooses whether it starts with the host; see {@link Definition#setAutostart}.
     *
     * @param autostart whether it does
     */
    public void setAutostart(boolean autostart) {
        definition().setAutostart(autostart);
    }

    /** {@return whether it has a definition; see {@link Definition#isPersistent}} */
    public boolean isPersistent() {
        return definition().isPersistent();
    }

    /** {@return its document, as it runs if it runs; see {@link Inspect#xmlDesc}} */
    public String xmlDesc() {
        return inspect().xmlDesc(Set.of());
    }

    /** {@return state, memory, processors and processor time; see {@link Inspect#info}} */
    public DomainInfo info() {
        return inspect().info();
    }

    /** {@return what it does, and why; see {@link Inspect#state}} */
    public StateReason state() {
        return inspect().state();
    }

    /** {@return whether it runs, be it paused; see {@link Inspect#isActive}} */
    public boolean isActive() {
        return inspect().isActive();
    }

    /** {@return its snapshots; see {@link Snapshots#listSnapshots}} */
    public List<Snapshot> listSnapshots() {
        return snapshots().listSnapshots(Set.of()).stream()
                .map(each -> new Snapshot(doorway(), each))
                .toList();
    }

    /**
     * {@return the snapshot of a name; see {@link Snapshots#snapshotByName}}
     *
     * @param name the name
     */
    public Snapshot snapshot(String name) {
        return new Snapshot(doorway(), snapshots().snapshotByName(name));
    }

    /**
     * {@return a new snapshot; see {@link Snapshots#createSnapshot}}
     *
     * @param xml the document {@code domainsnapshot}
     */
    public Snapshot createSnapshot(String xml) {
        return new Snapshot(doorway(), snapshots().createSnapshot(xml, Set.of()));
    }

    /** {@return its checkpoints; see {@link Checkpoints#listCheckpoints}} */
    public List<Checkpoint> listCheckpoints() {
        return checkpoints().listCheckpoints(Set.of()).stream()
                .map(each -> new Checkpoint(doorway(), each))
                .toList();
    }

    /**
     * {@return the checkpoint of a name; see {@link Checkpoints#checkpointByName}}
     *
     * @param name the name
     */
    public Checkpoint checkpoint(String name) {
        return new Checkpoint(doorway(), checkpoints().checkpointByName(name));
    }

    /**
     * {@return the operation that saves its state to a file and stops it; see {@link StateFiles#save}}
     *
     * @param file the path of the file
     */
    public Job<Domain> save(String file) {
        TypedParameters parameters =
                TypedParameters.builder().ofString(SaveParameters.FILE, file).build();
        return Job.start(this, "save", JobOperation.SAVE, steps -> {
            stateFiles().save(parameters, Set.of());
            return this;
        });
    }

    /**
     * {@return the operation that migrates it, and yields the domain as it runs there; see {@link Migration}}
     *
     * @param destination where to
     * @param flags how; the source must be able to reach it
     */
    public Job<Domain> migrateTo(Connect destination, Set<MigrateFlag> flags) {
        return Move.begin(this, destination, flags);
    }
}
