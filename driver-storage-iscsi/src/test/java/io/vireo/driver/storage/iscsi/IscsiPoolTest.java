package io.vireo.driver.storage.iscsi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.AlreadyExists;
import io.vireo.NotFound;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.bench.StorageBench;
import io.vireo.driver.kit.namespaces.OwnNamespaces;
import io.vireo.storage.StoragePoolControl;
import io.vireo.storage.StoragePoolRef;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets of iSCSI: what a definition may say, and a real server of targets in a network of its own. */
class IscsiPoolTest {

    private static final OwnNamespaces SERVERS = OwnNamespaces.needing(
                    "mount", "tgtd", "tgtadm", "iscsi-ls", "iscsi-readcapacity16", "qemu-io")
            .forServers();

    @TempDir
    Path root;

    private StorageBench bench;

    @BeforeEach
    void open() {
        bench = new StorageBench(root, StorageIscsiDriver::new);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static String xml(String name, String host, String target, String initiator) {
        return "<pool type='iscsi-direct'><name>" + name + "</name><source><host name='" + host + "'/><device path='"
                + target + "'/><initiator><iqn name='" + initiator + "'/></initiator></source></pool>";
    }

    @Test
    void aDefinitionIsGivenBack() {
        StoragePoolRef ref = bench.pools().definePool(xml("a", "::1", "iqn.a", "iqn.b"), Set.of());
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
                bench.as(StoragePoolControl.class, ref).xmlDesc(Set.of()));
        assertThrows(
                AlreadyExists.class, () -> bench.pools().definePool(xml("b", "[::1]", "iqn.a", "iqn.c"), Set.of()));
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
                VirtException.class, () -> bench.pools().definePool(xml("a", host, target, initiator), Set.of()));
        assertTrue(refusal.getMessage().contains(sentence), refusal::getMessage);
    }

    @Test
    void aServerThatDoesNotAnswerStartsNothing() {
        Assumptions.assumeTrue(ChildProcess.find("iscsi-ls").isPresent(), "skipped: iscsi-ls is not installed");
        String nobody = xml("a", "127.0.0.1", "iqn.a", "iqn.b").replace("'127.0.0.1'", "'127.0.0.1' port='1'");
        StoragePoolRef ref = bench.pools().definePool(nobody, Set.of());
        StoragePoolControl pool = bench.as(StoragePoolControl.class, ref);
        VirtException refusal = assertThrows(VirtException.class, () -> pool.start(Set.of()));
        assertTrue(refusal.getMessage().contains("Connection refused"), refusal::getMessage);
        assertTrue(!pool.isActive(), "it runs");
    }

    @Test
    void aPoolWithAPasswordSaysWhoseAndNotWhich() {
        String auth = "<auth type='chap' username='web'><secret usage='of-the-disks'/></auth>";
        StoragePoolRef ref = bench.pools().definePool(withAuth(auth), Set.of());
        Element document = Element.parse(bench.as(StoragePoolControl.class, ref).xmlDesc(Set.of()));
        assertEquals(Optional.of("chap"), document.at("source/auth/@type"));
        assertEquals(Optional.of("web"), document.at("source/auth/@username"));
        assertEquals(Optional.of("of-the-disks"), document.at("source/auth/secret/@usage"));
        StoragePoolControl pool = bench.as(StoragePoolControl.class, ref);
        NotFound missing = assertThrows(NotFound.class, () -> pool.start(Set.of()));
        assertTrue(missing.getMessage().contains("no secret with matching usage 'of-the-disks'"), missing::getMessage);
        assertFalse(pool.isActive(), "it runs");
    }

    private static String withAuth(String auth) {
        return xml("a", "127.0.0.1", "iqn.a", "iqn.b").replace("</source>", auth + "</source>");
    }

    @ParameterizedTest
    @CsvSource({
        "<auth type='ceph' username='u'><secret usage='s'/></auth>, only supports 'chap' auth type",
        "<auth username='u'><secret usage='s'/></auth>, only supports 'chap' auth type",
        "<auth type='chap'><secret usage='s'/></auth>, wants a username",
        "<auth type='chap' username='a b'><secret usage='s'/></auth>, wants a username",
        "<auth type='chap' username='u'/>, wants one secret",
        "<auth type='chap' username='u'><secret/></auth>, wants one secret",
        "<auth type='chap' username='u'><secret usage='s'/><secret usage='t'/></auth>, wants one secret",
        "<auth type='chap' username='u'><secret type='ceph' usage='s'/></auth>, is of type iscsi",
        "<auth type='chap' username='u' passwd='x'><secret usage='s'/></auth>, passwd"
    })
    void anAuthByWhichNobodyCanLogInIsRefused(String auth, String sentence) {
        VirtException refusal =
                assertThrows(VirtException.class, () -> bench.pools().definePool(withAuth(auth), Set.of()));
        assertTrue(refusal.getMessage().contains(sentence), refusal::getMessage);
    }

    @Test
    void aPasswordThatWouldBeCutIsRefused() {
        UUID secret = bench.secrets.add("two\nlines");
        StoragePoolRef ref = bench.pools()
                .definePool(
                        withAuth("<auth type='chap' username='web'><secret uuid='" + secret + "'/></auth>"), Set.of());
        VirtException refusal =
                assertThrows(VirtException.class, () -> bench.control(ref).start(Set.of()));
        assertTrue(refusal.getMessage().contains("is no password for CHAP"), refusal::getMessage);
        assertFalse(refusal.getMessage().contains("lines"), "it tells the value");
    }

    @Test
    void theUnitsOfTargetsAreVolumes() {
        SERVERS.require();
        SERVERS.run(TargetsOnLoopback.class);
    }
}
