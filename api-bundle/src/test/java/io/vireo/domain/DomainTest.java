package io.vireo.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.Facet;
import io.vireo.Handle;
import io.vireo.TypedParameters;
import io.vireo.Unsupported;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The handles' verbs are the facets' operations without flags, and nothing else. */
class DomainTest {

    private static final UUID UUID_OF_WEB = new UUID(1, 2);
    private static final DomainRef WEB = DomainRef.of("web", UUID_OF_WEB);
    private static final SnapshotRef FIRST = new SnapshotRef("first", WEB);
    private static final CheckpointRef MONDAY = new CheckpointRef("monday", WEB);

    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Object> answers = new HashMap<>(Map.of(
            "listSnapshots",
            List.of(FIRST),
            "snapshotByName",
            FIRST,
            "createSnapshot",
            FIRST,
            "listCheckpoints",
            List.of(MONDAY),
            "checkpointByName",
            MONDAY,
            "xmlDesc",
            "<domain/>",
            "state",
            StateReason.RUNNING_BOOTED,
            "isActive",
            true));
    private final FakeDoorway doorway = new FakeDoorway("test:///default");
    private final Domain domain = new Domain(doorway, WEB);

    /** Puts a part behind the doorway that writes down each call and the object that it is for. */
    private <F extends Facet> void offer(Class<F> facet) {
        doorway.withEach(facet, ref -> {
            InvocationHandler writer = (proxy, method, arguments) -> {
                String given = arguments == null ? "" : Arrays.toString(arguments);
                calls.add(ref.label() + ": " + method.getName() + given);
                return answers.get(method.getName());
            };
            return facet.cast(Proxy.newProxyInstance(facet.getClassLoader(), new Class<?>[] {facet}, writer));
        });
    }

    static Stream<Arguments> accessors() {
        return Stream.of(Domain.class, Snapshot.class, Checkpoint.class)
                .flatMap(handle -> Arrays.stream(handle.getMethods()))
                .filter(method -> Facet.class.isAssignableFrom(method.getReturnType()))
                .filter(method -> method.getDeclaringClass() != Handle.class)
                .map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("accessors")
    void anAccessorAsksForItsFacetAndSaysWhenThereIsNone(Method accessor) throws ReflectiveOperationException {
        Handle<?> handle = Map.<Class<?>, Handle<?>>of(
                        Domain.class, domain,
                        Snapshot.class, new Snapshot(doorway, FIRST),
                        Checkpoint.class, new Checkpoint(doorway, MONDAY))
                .get(accessor.getDeclaringClass());
        Throwable missing = assertThrows(ReflectiveOperationException.class, () -> accessor.invoke(handle))
                .getCause();
        assertEquals(Unsupported.class, missing.getClass());
        offer(accessor.getReturnType().asSubclass(Facet.class));
        assertSame(accessor.getReturnType(), accessor.invoke(handle).getClass().getInterfaces()[0]);
    }

    @Test
    void verbsAreOperationsWithoutFlags() {
        offer(Lifecycle.class);
        offer(Definition.class);
        domain.start();
        domain.shutdown();
        domain.reboot();
        domain.reset();
        domain.destroy();
        domain.suspend();
        domain.resume();
        domain.undefine();
        domain.setAutostart(true);
        assertEquals(
                List.of(
                        "web: start[[]]",
                        "web: shutdown[[]]",
                        "web: reboot[[]]",
                        "web: reset",
                        "web: destroy[[]]",
                        "web: suspend",
                        "web: resume",
                        "web: undefine[[]]",
                        "web: setAutostart[true]"),
                calls);
    }

    @Test
    void questionsAreAnsweredByTheDriver() {
        offer(Inspect.class);
        answers.put("info", new DomainInfo(DomainState.RUNNING, BYTES, BYTES, 2, Duration.ofSeconds(1)));
        assertEquals("<domain/>", domain.xmlDesc());
        assertEquals(DomainState.RUNNING, domain.state().state());
        assertEquals(true, domain.isActive());
        assertEquals(2, domain.info().vcpus());
    }

    private static final io.vireo.Bytes BYTES = io.vireo.Bytes.ofMib(64);

    @Test
    void theDefinitionIsAskedWhatItSays() {
        offer(Definition.class);
        answers.put("autostart", true);
        answers.put("isPersistent", false);
        assertEquals(true, domain.autostart());
        assertEquals(false, domain.isPersistent());
    }

    @Test
    void theIdIsTheOneOfNow() {
        offer(Domains.class);
        answers.put("domainByUuid", new DomainRef("renamed", UUID_OF_WEB, OptionalInt.of(7)));
        assertEquals(OptionalInt.of(7), domain.id());
        assertEquals(List.of("connection: domainByUuid[" + UUID_OF_WEB + "]"), calls);
    }

    @Test
    void snapshotsAreHandlesOnTheSameConnection() {
        offer(Snapshots.class);
        Snapshot expected = new Snapshot(doorway, FIRST);
        assertEquals(List.of(expected), domain.listSnapshots());
        assertEquals(expected, domain.snapshot("first"));
        assertEquals(expected, domain.createSnapshot("<domainsnapshot/>"));
        assertEquals(domain, expected.domain());
        assertEquals(
                List.of(
                        "web: listSnapshots[[]]",
                        "web: snapshotByName[first]",
                        "web: createSnapshot[<domainsnapshot/>, []]"),
                calls);
    }

    @Test
    void aSnapshotsVerbsAreForTheSnapshot() {
        offer(SnapshotControl.class);
        SnapshotRef second = new SnapshotRef("second", WEB);
        answers.put("parent", FIRST);
        answers.put("listChildren", List.of(FIRST));
        answers.put("isCurrent", true);
        Snapshot snapshot = new Snapshot(doorway, second);
        assertEquals("second", snapshot.name());
        assertEquals("<domain/>", snapshot.xmlDesc());
        assertEquals("first", snapshot.parent().name());
        assertEquals(List.of(new Snapshot(doorway, FIRST)), snapshot.listChildren());
        assertEquals(true, snapshot.isCurrent());
        snapshot.revert();
        snapshot.delete();
        assertEquals("web/second: revert[[]]", calls.get(4));
        assertEquals("web/second: delete[[]]", calls.get(5));
    }

    @Test
    void checkpointsAreHandlesOnTheSameConnection() {
        offer(Checkpoints.class);
        Checkpoint expected = new Checkpoint(doorway, MONDAY);
        assertEquals(List.of(expected), domain.listCheckpoints());
        assertEquals(expected, domain.checkpoint("monday"));
        assertEquals(domain, expected.domain());
    }

    @Test
    void aCheckpointsVerbsAreForTheCheckpoint() {
        offer(CheckpointControl.class);
        answers.put("parent", MONDAY);
        answers.put("listChildren", List.of(MONDAY));
        Checkpoint checkpoint = new Checkpoint(doorway, new CheckpointRef("tuesday", WEB));
        assertEquals("<domain/>", checkpoint.xmlDesc());
        assertEquals("monday", checkpoint.parent().name());
        assertEquals(List.of(new Checkpoint(doorway, MONDAY)), checkpoint.listChildren());
        checkpoint.delete();
        assertEquals("web/tuesday: delete[[]]", calls.get(3));
    }

    @Test
    void savingIsAJobThatNamesTheFile() {
        offer(StateFiles.class);
        assertSame(domain, domain.save("/tmp/web.save").await(Duration.ofSeconds(30)));
        TypedParameters expected =
                TypedParameters.builder().ofString("file", "/tmp/web.save").build();
        assertEquals(List.of("web: save" + List.of(expected, Set.of())), calls);
    }
}
