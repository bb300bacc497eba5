package io.vireo.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vireo.Bytes;
import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.VirtException;
import io.vireo.driver.kit.bench.StorageBench;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StoragePools;
import io.vireo.storage.StorageVol;
import io.vireo.storage.StorageVolResizeFlag;
import io.vireo.storage.WipeAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input for pools and volumes is refused in the same words directly and through a daemon, and leaves nothing. */
class BadStorageInputIT {

    private static final String SECRET = "root:hash";

    @TempDir
    Path folder;

    /** What somebody tries in a pool that runs; the folder beside it holds a file that is none of the pool's. */
    private interface Attempt {
        void in(Connect connect, StoragePool pool, Path outside) throws IOException;
    }

    private static final Map<String, Attempt> ATTEMPTS = Map.ofEntries(
            Map.entry("a document of another kind", volume("<pool/>")),
            Map.entry("no document", volume("hello")),
            Map.entry(
                    "a document that names a file of the host",
                    volume("<!DOCTYPE volume [<!ENTITY x SYSTEM"
                            + " 'file:///etc/passwd'>]><volume><name>&x;</name><capacity>1</capacity></volume>")),
            Map.entry("an unknown element", volume(named("v", "1").replace("</volume>", "<bogus/></volume>"))),
            Map.entry("a name that steps back", volume(named("../v", "1"))),
            Map.entry("the folder above as a name", volume(named("..", "1"))),
            Map.entry("the folder itself as a name", volume(named(".", "1"))),
            Map.entry("a name of two lines", volume(named("v&#10;w", "1"))),
            Map.entry("a name longer than files may have", volume(named("v".repeat(300), "1"))),
            Map.entry("a capacity below zero", volume(named("v", "-1"))),
            Map.entry("a capacity of no number", volume(named("v", "1e9"))),
            Map.entry("a capacity beyond 64 bits", volume(named("v", "18446744073709551616"))),
            Map.entry("a capacity that no file has", volume(named("v", "9223372036854775807"))),
            Map.entry(
                    "more exbibytes than bytes can count",
                    volume(named("v", "16").replace("<capacity>", "<capacity unit='EiB'>"))),
            Map.entry(
                    "a mode that is none",
                    volume(named("v", "1")
                            .replace(
                                    "</volume>",
                                    "<target><permissions><mode>99</mode></permissions></target></volume>"))),
            Map.entry("a backing file that steps back", volume(layer("../shadow"))),
            Map.entry("a backing file that is an address", volume(layer("json:{}"))),
            Map.entry("a pool of a network's document", pool("<network><name>n</name></network>")),
            Map.entry("a pool whose name is a path", pool("<pool type='dir'><name>../p</name></pool>")),
            Map.entry("a pool in the folder of everything", target("/")),
            Map.entry("a pool that steps back", target("/srv/../etc")),
            Map.entry(
                    "an option as the host of a server",
                    pool(
                            "<pool type='netfs'><name>n</name><source>"
                                    + "<host name='-oProxy'/><dir path='/x'/></source><target><path>/x</path></target></pool>")),
            Map.entry(
                    "an option as a group",
                    pool("<pool type='logical'><name>n</name><source><name>--yes</name>" + "</source></pool>")),
            Map.entry(
                    "a volume as large as 64 bits",
                    (connect, pool, outside) -> made(pool).control().resize(Bytes.of(Long.MAX_VALUE), Set.of())),
            Map.entry(
                    "a volume that grows beyond 64 bits",
                    (connect, pool, outside) ->
                            made(pool).control().resize(Bytes.of(Long.MAX_VALUE), Set.of(StorageVolResizeFlag.DELTA))),
            Map.entry(
                    "a link that took a volume's place, read",
                    (connect, pool, outside) ->
                            linked(pool, outside).data().download(Bytes.ZERO, Bytes.ZERO, Set.of())),
            Map.entry(
                    "a link that took a volume's place, written",
                    (connect, pool, outside) -> linked(pool, outside).data().upload(Bytes.ZERO, Bytes.ZERO, Set.of())),
            Map.entry(
                    "a link that took a volume's place, wiped",
                    (connect, pool, outside) -> linked(pool, outside).control().wipe(WipeAlgorithm.ZERO)),
            Map.entry(
                    "a link that took a volume's place, copied",
                    (connect, pool, outside) -> pool.createVolFrom(named("copy", "1"), linked(pool, outside))),
            Map.entry(
                    "an image upon a file of the host, copied",
                    (connect, pool, outside) -> pool.createVolFrom(named("copy", "1"), planted(pool, outside))),
            Map.entry(
                    "an image upon a file of the host, resized",
                    (connect, pool, outside) -> planted(pool, outside).resize(Bytes.ofMib(2))));

    private static Attempt volume(String xml) {
        return (connect, pool, outside) -> pool.createVol(xml);
    }

    private static Attempt pool(String xml) {
        return (connect, pool, outside) -> connect.definePool(xml);
    }

    private static Attempt target(String path) {
        return pool("<pool type='dir'><name>n</name><target><path>" + path + "</path></target></pool>");
    }

    private static String named(String name, String capacity) {
        return "<volume><name>" + name + "</name><capacity>" + capacity + "</capacity></volume>";
    }

    private static String layer(String path) {
        return named("v", "1024")
                .replace(
                        "</volume>",
                        "<target><format type='qcow2'/></target><backingStore><path>" + path
                                + "</path><format type='raw'/></backingStore></volume>");
    }

    private static StorageVol made(StoragePool pool) {
        return pool.createVol(named("made", "4096"));
    }

    private static StorageVol linked(StoragePool pool, Path outside) throws IOException {
        StorageVol made = made(pool);
        Files.delete(Path.of(made.path()));
        Files.createSymbolicLink(Path.of(made.path()), outside);
        return made;
    }

    private static StorageVol planted(StoragePool pool, Path outside) {
        String file = Path.of(made(pool).path()).resolveSibling("planted").toString();
        StorageBench.run("qemu-img", "create", "-q", "-u", "-f", "qcow2", "-F", "raw", "-b", outside + "", file, "1M");
        pool.refresh();
        return pool.vol("planted");
    }

    static Stream<String> attempts() {
        return ATTEMPTS.keySet().stream().sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void isRefusedInTheSameWords(String what) throws IOException {
        String here;
        try (Connect connect = Vireo.load().open(uri("here"))) {
            here = refused(connect, folder.resolve("here"), ATTEMPTS.get(what));
        }
        try (WireWay wire = new WireWay(folder);
                Connect connect = wire.open(uri("there"))) {
            assertEquals(here, refused(connect, folder.resolve("there"), ATTEMPTS.get(what)));
        }
    }

    private String uri(String name) {
        return "storage:///embed?root=" + folder.resolve(name);
    }

    /** The class and the words of the refusal. */
    private static String refused(Connect connect, Path root, Attempt attempt) throws IOException {
        Path place = Files.createDirectories(root.resolve("pool"));
        Path outside = Files.writeString(root.resolve("outside"), SECRET);
        StoragePool pool = connect.at(connect.as(StoragePools.class)
                .createPool(
                        "<pool type='dir'><name>p</name><target><path>" + place + "</path></target></pool>", Set.of()));
        VirtException refusal = assertThrows(VirtException.class, () -> attempt.in(connect, pool, outside));
        assertEquals(SECRET, Files.readString(outside));
        assertEquals(
                List.of("p"),
                connect.listPools().stream().map(StoragePool::name).toList());
        try (Stream<Path> left = Files.list(place)) {
            assertEquals(
                    List.of(),
                    left.map(each -> each.getFileName().toString())
                            .filter(each -> !Set.of("made", "planted").contains(each))
                            .toList());
        }
        assertFalse(refusal.getMessage().contains(SECRET), refusal::getMessage);
        pool.destroy();
        return refusal.getClass().getSimpleName() + ": " + refusal.getMessage().replace(root.toString(), "ROOT");
    }

    @Test
    void aNameThatIsAnOptionIsANameLikeAnyOther() throws IOException {
        try (Connect connect = Vireo.load().open(uri("here"))) {
            Path place = Files.createDirectories(folder.resolve("here/pool"));
            StoragePool pool = connect.at(connect.as(StoragePools.class)
                    .createPool(
                            "<pool type='dir'><name>--root</name><target><path>" + place + "</path></target></pool>",
                            Set.of()));
            String image =
                    named("-o", "1048576").replace("</volume>", "<target><format type='qcow2'/></target></volume>");
            StorageVol made = pool.createVol(image);
            pool.createVolFrom(image.replace("<name>-o<", "<name>--help<"), made)
                    .resize(Bytes.ofMib(2));
            assertEquals(
                    List.of("--help", "-o"),
                    pool.listVols().stream().map(StorageVol::name).sorted().toList());
            pool.listVols().forEach(StorageVol::delete);
            pool.destroy();
        }
    }
}
