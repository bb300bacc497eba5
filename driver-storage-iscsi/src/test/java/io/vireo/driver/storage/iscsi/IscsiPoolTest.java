package io.vireo.driver.storage.iscsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets of iSCSI: what a definition may say, and a real server of targets in a network of its own. */
class IscsiPoolTest {

    @TempDir
    Path root;

    private Optional<Bench> open = Optional.empty();

    @BeforeEach
    void open() {
        open = Optional.of(new Bench(root));
    }

    @AfterEach
    void close() {
        open.ifPresent(Bench::close);
    }

    private Bench bench() {
        return open.orElseThrow();
    }

    private static String xml(String name, String host, String target, String initiator) {
        return "<pool type='iscsi-direct'><name>" + name + "</name><source><host name='" + host + "'/><device path='"
                + target + "'/><initiator><iqn name='" + initiator + "'/></initiator></source></pool>";
    }

    @Test
    void aDefinitionIsGivenBack() {
        StoragePoolRef ref = bench().pools().definePool(xml("a", "::1", "iqn.a", "iqn.b"), Set.of());
        assertEquals(
                """
                <pool type='iscsi-direct'>
                  <name>a</name>
                  <uuid>%s</uuid>
                  <capacity unit='bytes'>0</capacity>
                  <allocation unit='bytes'>0</allocation>
                  <available unit='bytes'>0</available>
                  <source>
                    <host name='::1'/>
                    <device path='iqn.a'/>
                    <initiator>
                      <iqn name='iqn.b'/>
                    </initiator>
                  </source>
                </pool>
                """.formatted(ref.uuid()),
                bench().as(StoragePoolControl.class, ref).xmlDesc(Set.of()));
        assertThrows(
                AlreadyExists.class, () -> bench().pools().definePool(xml("b", "[::1]", "iqn.a", "iqn.c"), Set.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', iqn.a, iqn.b, missing storage pool source host name",
        "h, '', iqn.b, missing storage pool source device name",
        "h, iqn.a, '', missing initiator IQN",
        "-s, iqn.a, iqn.b, '''-s'' is no name and no address of a host'",
        "user%pw@h, iqn.a, iqn.b, is no name and no address of a host",
        "h, iqn.a/../b, iqn.b, is no qualified name of iSCSI",
        "h, 'iqn.a,lun=1', iqn.b, is no qualified name of iSCSI",
        "h, iqn.a, --help, is no qualified name of iSCSI"
    })
    void whatIsMissingOrWouldBeAnOptionIsRefused(String host, String target, String initiator, String sentence) {
        VirtException refusal = assertThrows(
                VirtException.class, () -> bench().pools().definePool(xml("a", host, target, initiator), Set.of()));
        assertTrue(refusal.getMessage().contains(sentence), refusal::getMessage);
    }

    @Test
    void aServerThatDoesNotAnswerStartsNothing() {
        Assumptions.assumeTrue(ChildProcess.find("iscsi-ls").isPresent(), "skipped: iscsi-ls is not installed");
        String nobody = xml("a", "127.0.0.1", "iqn.a", "iqn.b").replace("'127.0.0.1'", "'127.0.0.1' port='1'");
        StoragePoolRef ref = bench().pools().definePool(nobody, Set.of());
        StoragePoolControl pool = bench().as(StoragePoolControl.class, ref);
        VirtException refusal = assertThrows(VirtException.class, () -> pool.start(Set.of()));
        assertTrue(refusal.getMessage().contains("Connection refused"), refusal::getMessage);
        assertTrue(!pool.isActive(), "it runs");
    }

    @Test
    void theUnitsOfATargetAreVolumes() {
        close();
        open = Optional.empty();
        boolean tools = Stream.of("unshare", "ip", "tgtd", "tgtadm", "iscsi-ls", "qemu-io")
                .allMatch(each -> ChildProcess.find(each).isPresent());
        Assumptions.assumeTrue(tools, "skipped: unshare, ip, tgtd, iscsi-ls or qemu-io is not installed");
        List<String> apart = List.of("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc");
        Assumptions.assumeTrue(
                ChildProcess.of(Stream.concat(apart.stream(), Stream.of("true")).toList())
                        .run(Duration.ofSeconds(20))
                        .isSuccess(),
                "skipped: this user may not have a network of his own");
        Outcome outcome = ChildProcess.of(Stream.concat(
                                apart.stream(),
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        // Each is process 1 of its own, and two of them would share a file of this
                                        // number.
                                        "-XX:-UsePerfData",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        TargetOnLoopback.class.getName(),
                                        root.toString()))
                        .toList())
                .run(Duration.ofMinutes(2));
        assertEquals("all is well", outcome.output().strip(), outcome::errors);
    }
}
