package io.vireo.driver.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.NotFound;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.domain.CheckpointControl;
import io.vireo.domain.CheckpointListFlag;
import io.vireo.domain.CheckpointRef;
import io.vireo.domain.CheckpointXmlFlag;
import io.vireo.domain.Checkpoints;
import io.vireo.domain.Console;
import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainXmlFlag;
import io.vireo.domain.Domains;
import io.vireo.domain.DumpFlag;
import io.vireo.domain.DumpFormat;
import io.vireo.domain.GuestAgent;
import io.vireo.domain.Impact;
import io.vireo.domain.KeycodeSet;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.Metadata;
import io.vireo.domain.MetadataKind;
import io.vireo.domain.ProcessSignal;
import io.vireo.domain.SaveParameters;
import io.vireo.domain.SavedImages;
import io.vireo.domain.Screenshot;
import io.vireo.domain.Security;
import io.vireo.domain.SnapshotChildFlag;
import io.vireo.domain.SnapshotControl;
import io.vireo.domain.SnapshotCreateFlag;
import io.vireo.domain.SnapshotDeleteFlag;
import io.vireo.domain.SnapshotListFlag;
import io.vireo.domain.SnapshotRef;
import io.vireo.domain.SnapshotRevertFlag;
import io.vireo.domain.Snapshots;
import io.vireo.domain.StateFiles;
import io.vireo.domain.StateReason;
import io.vireo.domain.UndefineFlag;
import io.vireo.event.DomainEvent;
import io.vireo.event.DomainLifecycle;
import io.vireo.xml.Element;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainStateTest {

    @TempDir
    Path folder;

    private final Bench bench = Bench.open();
    private final DomainRef web = bench.define("web");

    @AfterEach
    void close() {
        bench.close();
    }

    private StateReason state() {
        return bench.inspect(web).state();
    }

    private static TypedParameters file(Path path) {
        return TypedParameters.builder()
                .ofString(SaveParameters.FILE, path.toString())
                .build();
    }

    @Test
    void savedDomainIsRestoredFromItsFile() {
        Path file = folder.resolve("web.save");
        bench.lifecycle(web).start(Set.of());
        bench.lifecycles();
        bench.as(StateFiles.class, web).save(file(file), Set.of());
        assertEquals(StateReason.SHUTOFF_SAVED, state());
        SavedImages images = bench.connect(SavedImages.class);
        Element saved = Element.parse(images.savedImageXml(file.toString(), Set.of()));
        assertEquals(Optional.empty(), saved.attribute("id"));
        images.restoreDomain(file(file), Set.of());
        assertEquals(StateReason.RUNNING_RESTORED, state());
        assertEquals(List.of(DomainLifecycle.STOPPED_SAVED, DomainLifecycle.STARTED_RESTORED), bench.lifecycles());
        assertThrows(VirtException.class, () -> images.restoreDomain(file(file), Set.of()), "it runs already");
    }

    @Test
    void transientDomainComesBackFromItsFile() {
        Path file = folder.resolve("job.save");
        DomainRef job = bench.connect(Domains.class).createDomain(Bench.xml("job"), Set.of());
        bench.as(StateFiles.class, job).save(file(file), Set.of());
        assertThrows(NotFound.class, () -> bench.domain("job"));
        bench.connect(SavedImages.class).restoreDomain(file(file), Set.of());
        assertFalse(bench.as(Definition.class, job).isPersistent());
        assertTrue(bench.inspect(job).isActive());
    }

    @Test
    void filesThatAreNoSavedStatesAreRefused() throws Exception {
        SavedImages images = bench.connect(SavedImages.class);
        VirtException missing =
                assertThrows(VirtException.class, () -> images.restoreDomain(file(folder.resolve("no")), Set.of()));
        assertEquals(
                "cannot read domain image '" + folder.resolve("no") + "': No such file or directory",
                missing.getMessage());
        Path other = Files.writeString(folder.resolve("other"), "hello");
        VirtException magic = assertThrows(VirtException.class, () -> images.restoreDomain(file(other), Set.of()));
        assertEquals("internal error: mismatched header magic", magic.getMessage());
        assertThrows(VirtException.class, () -> images.savedImageXml("relative", Set.of()));
        assertThrows(VirtException.class, () -> images.restoreDomain(TypedParameters.NONE, Set.of()));
    }

    @Test
    void savedStateCanBeChangedButNotGivenAway() {
        Path file = folder.resolve("web.save");
        bench.lifecycle(web).start(Set.of());
        bench.as(StateFiles.class, web).save(file(file), Set.of());
        SavedImages images = bench.connect(SavedImages.class);
        String xml = images.savedImageXml(file.toString(), Set.of());
        images.defineSavedImage(file.toString(), xml.replace("/d.img", "/e.img"), Set.of());
        assertTrue(images.savedImageXml(file.toString(), Set.of()).contains("/e.img"));
        assertThrows(
                VirtException.class,
                () -> images.defineSavedImage(file.toString(), xml.replace(">web<", ">db<"), Set.of()));
    }

    @Test
    void managedSaveIsTakenUpByTheNextStart() {
        ManagedSave save = bench.as(ManagedSave.class, web);
        assertThrows(InvalidState.class, () -> save.managedSave(Set.of()));
        bench.lifecycle(web).start(Set.of());
        save.managedSave(Set.of());
        assertTrue(save.hasManagedSave());
        assertEquals(StateReason.SHUTOFF_SAVED, state());
        assertEquals(
                List.of("web"),
                bench.connect(Domains.class).listDomains(Set.of(ListDomainsFlag.MANAGED_SAVE)).stream()
                        .map(DomainRef::name)
                        .toList());
        assertThrows(InvalidState.class, () -> bench.as(Definition.class, web).undefine(Set.of()));
        bench.lifecycle(web).start(Set.of());
        assertEquals(StateReason.RUNNING_RESTORED, state());
        assertFalse(save.hasManagedSave());
        save.managedSave(Set.of());
        save.removeManagedSave();
        bench.lifecycle(web).start(Set.of());
        assertEquals(StateReason.RUNNING_BOOTED, state());
    }

    @Test
    void dumpCanCrashTheGuest() {
        bench.lifecycle(web).start(Set.of());
        StateFiles files = bench.as(StateFiles.class, web);
        Path core = folder.resolve("core");
        files.coreDump(core.toString(), DumpFormat.RAW, Set.of());
        assertTrue(Files.exists(core));
        assertTrue(bench.inspect(web).isActive());
        files.coreDump(core.toString(), DumpFormat.RAW, Set.of(DumpFlag.CRASH));
        assertEquals(StateReason.SHUTOFF_CRASHED, state());
        assertTrue(bench.lifecycles().contains(DomainLifecycle.STOPPED_CRASHED));
    }

    @Test
    void snapshotsFormATree() {
        Snapshots snapshots = bench.as(Snapshots.class, web);
        SnapshotRef one = snapshots.createSnapshot("<domainsnapshot><name>s1</name></domainsnapshot>", Set.of());
        SnapshotRef two = snapshots.createSnapshot(
                "<domainsnapshot><name>s2</name><description>second</description></domainsnapshot>", Set.of());
        snapshots.createSnapshot("<domainsnapshot><name>s3</name></domainsnapshot>", Set.of());
        assertEquals("s3", snapshots.currentSnapshot().name());
        assertEquals(one, bench.as(SnapshotControl.class, two).parent());
        assertThrows(NotFound.class, () -> bench.as(SnapshotControl.class, one).parent());
        assertEquals(List.of("s1"), names(snapshots, SnapshotListFlag.ROOTS));
        assertEquals(List.of("s3"), names(snapshots, SnapshotListFlag.LEAVES));
        assertEquals(
                List.of("s2", "s3"),
                bench.as(SnapshotControl.class, one).listChildren(Set.of(SnapshotChildFlag.DESCENDANTS)).stream()
                        .map(SnapshotRef::name)
                        .toList());
        bench.as(SnapshotControl.class, two).delete(Set.of());
        assertEquals(
                one,
                bench.as(SnapshotControl.class, snapshots.snapshotByName("s3")).parent());
        bench.as(SnapshotControl.class, one).delete(Set.of(SnapshotDeleteFlag.CHILDREN_ONLY));
        assertEquals(List.of("s1"), names(snapshots));
        assertEquals("s1", snapshots.currentSnapshot().name());
        bench.as(SnapshotControl.class, one).delete(Set.of());
        assertFalse(snapshots.hasCurrentSnapshot());
        assertThrows(NotFound.class, snapshots::currentSnapshot);
        assertThrows(NotFound.class, () -> snapshots.snapshotByName("s1"));
    }

    private static List<String> names(Snapshots snapshots, SnapshotListFlag... flags) {
        return snapshots.listSnapshots(Set.of(flags)).stream()
                .map(SnapshotRef::name)
                .toList();
    }

    @Test
    void snapshotDescribesTheDomainAsItWas() {
        Snapshots snapshots = bench.as(Snapshots.class, web);
        snapshots.createSnapshot("<domainsnapshot><name>s1</name></domainsnapshot>", Set.of());
        bench.lifecycle(web).start(Set.of());
        SnapshotRef two = snapshots.createSnapshot(
                "<domainsnapshot><name>s2</name><description>d</description></domainsnapshot>", Set.of());
        Element xml = Element.parse(bench.as(SnapshotControl.class, two).xmlDesc(Set.of()));
        assertEquals(
                List.of("name", "description", "state", "parent", "creationTime", "memory", "disks", "domain"),
                xml.children().stream().map(Element::name).toList());
        assertEquals(Optional.of("running"), xml.at("state"));
        assertEquals(Optional.of("s1"), xml.at("parent/name"));
        assertEquals(Optional.of("internal"), xml.at("disks/disk/@snapshot"));
        assertEquals(Optional.empty(), xml.at("domain/@id"));
        assertTrue(bench.as(SnapshotControl.class, two).isCurrent());
    }

    @Test
    void revertBringsStateAndDefinitionBack() {
        Snapshots snapshots = bench.as(Snapshots.class, web);
        SnapshotRef off = snapshots.createSnapshot("<domainsnapshot><name>off</name></domainsnapshot>", Set.of());
        bench.lifecycle(web).start(Set.of());
        SnapshotRef on = snapshots.createSnapshot("<domainsnapshot><name>on</name></domainsnapshot>", Set.of());
        bench.as(Metadata.class, web)
                .setMetadata(
                        MetadataKind.TITLE,
                        Optional.of("changed"),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(Impact.LIVE, Impact.CONFIG));
        bench.lifecycles();
        bench.as(SnapshotControl.class, off).revert(Set.of());
        assertEquals(StateReason.SHUTOFF_FROM_SNAPSHOT, state());
        assertFalse(bench.inspect(web).xmlDesc(Set.of()).contains("changed"));
        assertTrue(bench.as(SnapshotControl.class, off).isCurrent());
        bench.as(SnapshotControl.class, on).revert(Set.of());
        assertEquals(StateReason.RUNNING_FROM_SNAPSHOT, state());
        bench.as(SnapshotControl.class, off).revert(Set.of(SnapshotRevertFlag.PAUSED));
        assertEquals(StateReason.PAUSED_FROM_SNAPSHOT, state());
        assertEquals(
                List.of(
                        DomainLifecycle.STOPPED_FROM_SNAPSHOT,
                        DomainLifecycle.STARTED_FROM_SNAPSHOT,
                        DomainLifecycle.SUSPENDED_FROM_SNAPSHOT),
                bench.lifecycles());
    }

    @Test
    void snapshotThatCannotBeIsRefused() {
        Snapshots snapshots = bench.as(Snapshots.class, web);
        snapshots.createSnapshot("<domainsnapshot><name>s1</name></domainsnapshot>", Set.of());
        AlreadyExists again = assertThrows(
                AlreadyExists.class,
                () -> snapshots.createSnapshot("<domainsnapshot><name>s1</name></domainsnapshot>", Set.of()));
        assertEquals("operation failed: domain moment s1 already exists", again.getMessage());
        assertThrows(BadXml.class, () -> snapshots.createSnapshot("<domain/>", Set.of()));
        VirtException path = assertThrows(
                VirtException.class,
                () -> snapshots.createSnapshot("<domainsnapshot><name>../x</name></domainsnapshot>", Set.of()));
        assertEquals(Optional.of(ErrorCode.XML_DETAIL), path.code());
        assertThrows(
                VirtException.class,
                () -> snapshots.createSnapshot("<domainsnapshot/>", Set.of(SnapshotCreateFlag.DISK_ONLY)));
        assertThrows(
                VirtException.class,
                () -> snapshots.createSnapshot("<domainsnapshot/>", Set.of(SnapshotCreateFlag.REDEFINE)));
        assertThrows(InvalidState.class, () -> bench.as(Definition.class, web).undefine(Set.of()));
        bench.as(Definition.class, web).undefine(Set.of(UndefineFlag.SNAPSHOTS_METADATA));
    }

    @Test
    void snapshotCanBeDescribedAgainElsewhere() {
        Snapshots snapshots = bench.as(Snapshots.class, web);
        SnapshotRef one = snapshots.createSnapshot("<domainsnapshot><name>s1</name></domainsnapshot>", Set.of());
        String xml = bench.as(SnapshotControl.class, one).xmlDesc(Set.of());
        bench.as(SnapshotControl.class, one).delete(Set.of(SnapshotDeleteFlag.METADATA_ONLY));
        snapshots.createSnapshot(xml, Set.of(SnapshotCreateFlag.REDEFINE, SnapshotCreateFlag.CURRENT));
        assertEquals(xml, bench.as(SnapshotControl.class, one).xmlDesc(Set.of()));
        assertEquals("s1", snapshots.currentSnapshot().name());
    }

    @Test
    void checkpointsFormATreeOfARunningDomain() {
        Checkpoints checkpoints = bench.as(Checkpoints.class, web);
        String one = "<domaincheckpoint><name>c1</name></domaincheckpoint>";
        Unsupported off = assertThrows(Unsupported.class, () -> checkpoints.createCheckpoint(one, Set.of()));
        assertEquals("Operation not supported: cannot create checkpoint for inactive domain", off.getMessage());
        bench.lifecycle(web).start(Set.of());
        CheckpointRef first = checkpoints.createCheckpoint(one, Set.of());
        CheckpointRef second =
                checkpoints.createCheckpoint("<domaincheckpoint><name>c2</name></domaincheckpoint>", Set.of());
        CheckpointControl control = bench.as(CheckpointControl.class, second);
        assertEquals(first, control.parent());
        Element xml = Element.parse(control.xmlDesc(Set.of(CheckpointXmlFlag.NO_DOMAIN)));
        assertEquals(Optional.of("c2"), xml.at("disks/disk/@bitmap"));
        assertEquals(Optional.of("c1"), xml.at("parent/name"));
        assertEquals(List.of(second), checkpoints.listCheckpoints(Set.of(CheckpointListFlag.LEAVES)));
        assertEquals(List.of(second), bench.as(CheckpointControl.class, first).listChildren(Set.of()));
        assertThrows(AlreadyExists.class, () -> checkpoints.createCheckpoint(one, Set.of()));
        assertThrows(
                Unsupported.class,
                () -> bench.as(Snapshots.class, web).createSnapshot("<domainsnapshot/>", Set.of()),
                "a snapshot beside a checkpoint");
        bench.as(CheckpointControl.class, first).delete(Set.of());
        assertThrows(
                NotFound.class, () -> bench.as(CheckpointControl.class, second).parent());
        bench.as(CheckpointControl.class, second).delete(Set.of());
        assertThrows(NotFound.class, () -> checkpoints.checkpointByName("c2"));
    }

    @Test
    void titleDescriptionAndElementsAreKept() {
        Metadata metadata = bench.as(Metadata.class, web);
        Set<Impact> config = Set.of(Impact.CONFIG);
        Optional<String> none = Optional.empty();
        assertThrows(NotFound.class, () -> metadata.metadata(MetadataKind.TITLE, none, config));
        metadata.setMetadata(MetadataKind.TITLE, Optional.of("A title"), none, none, config);
        assertEquals("A title", metadata.metadata(MetadataKind.TITLE, none, config));
        Optional<String> uri = Optional.of("http://a/b");
        metadata.setMetadata(MetadataKind.ELEMENT, Optional.of("<x><y/></x>"), Optional.of("p"), uri, config);
        assertEquals(
                Element.parse("<x><y/></x>").stripped(),
                Element.parse(metadata.metadata(MetadataKind.ELEMENT, uri, config))
                        .stripped());
        String xml = bench.inspect(web).xmlDesc(Set.of());
        assertTrue(xml.contains("<p:x xmlns:p=\"http://a/b\">"), xml);
        metadata.setMetadata(MetadataKind.ELEMENT, none, none, uri, config);
        assertThrows(NotFound.class, () -> metadata.metadata(MetadataKind.ELEMENT, uri, config));
        assertEquals(
                3,
                bench.events.stream()
                        .filter(DomainEvent.MetadataChange.class::isInstance)
                        .count());
        assertThrows(
                VirtException.class,
                () -> metadata.setMetadata(MetadataKind.TITLE, Optional.of("a\nb"), none, none, config));
        assertThrows(
                VirtException.class,
                () -> metadata.setMetadata(MetadataKind.ELEMENT, Optional.of("<x/>"), none, none, config));
    }

    @Test
    void screenshotIsAPicture() throws Exception {
        bench.lifecycle(web).start(Set.of());
        Screenshot shot = bench.as(Console.class, web).screenshot(0);
        assertEquals(Optional.of("image/png"), shot.mime());
        ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
        while (shot.content().read(buffer) >= 0) {
            // Read on until the end.
        }
        shot.content().finish();
        var picture = ImageIO.read(new ByteArrayInputStream(buffer.array(), 0, buffer.position()));
        assertEquals(640, picture.getWidth());
        assertEquals(480, picture.getHeight());
        assertEquals(0xff, picture.getRaster().getSample(639, 479, 0));
        assertThrows(VirtException.class, () -> shot.content().read(buffer));
    }

    @Test
    void keysAndSignalsReachOnlyARunningGuest() {
        Console console = bench.as(Console.class, web);
        assertThrows(InvalidState.class, console::injectNmi);
        bench.lifecycle(web).start(Set.of());
        console.sendKey(KeycodeSet.LINUX, Duration.ZERO, List.of(30));
        assertThrows(VirtException.class, () -> console.sendKey(KeycodeSet.LINUX, Duration.ZERO, List.of(70_000)));
        assertThrows(VirtException.class, () -> console.sendProcessSignal(2, ProcessSignal.KILL));
        console.sendProcessSignal(1, ProcessSignal.HUP);
        assertTrue(bench.inspect(web).isActive());
        console.sendProcessSignal(1, ProcessSignal.KILL);
        assertEquals(StateReason.RUNNING_BOOTED, state());
    }

    @Test
    void agentKnowsFileSystemsAndTime() {
        GuestAgent agent = bench.as(GuestAgent.class, web);
        assertThrows(InvalidState.class, agent::filesystems);
        bench.lifecycle(web).start(Set.of());
        assertEquals(
                List.of("/", "/boot"),
                agent.filesystems().stream().map(each -> each.mountpoint()).toList());
        assertEquals(1, agent.freezeFilesystems(List.of("/")));
        assertEquals(1, agent.freezeFilesystems(List.of()));
        assertEquals(2, agent.thawFilesystems(List.of()));
        assertEquals(627_319_920, agent.time().getEpochSecond());
        agent.setTime(Instant.ofEpochSecond(5), Set.of());
        assertEquals(5, agent.time().getEpochSecond());
        agent.setUserPassword(Optional.of("root"), Optional.of("x"), Set.of());
    }

    @Test
    void labelIsThatOfTheTestDriver() {
        Security security = bench.as(Security.class, web);
        assertEquals("", security.securityLabel().label());
        bench.lifecycle(web).start(Set.of());
        assertEquals("libvirt-test", security.securityLabel().label());
        assertTrue(security.securityLabel().enforcing());
    }

    @Test
    void passwordsAreShownOnlyToThoseWhoAskForThem() {
        DomainRef secret = bench.connect(Domains.class)
                .defineDomain(
                        Bench.xml("secret").replace("</devices>", "<graphics type='vnc' passwd='hidden'/></devices>"),
                        Set.of());
        assertFalse(bench.inspect(secret).xmlDesc(Set.of()).contains("hidden"));
        assertTrue(bench.inspect(secret).xmlDesc(Set.of(DomainXmlFlag.SECURE)).contains("hidden"));
    }
}
