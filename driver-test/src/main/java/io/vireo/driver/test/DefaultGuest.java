package io.vireo.driver.test;

import io.vireo.domain.StateReason;
import java.util.UUID;

/**
 * The guest of {@code test:///default}, running. Its document is that of the host's description as it is once completed,
 * written out here so that opening the host parses nothing.
 */
final class DefaultGuest {

    private static final String NAME = "test";
    private static final UUID IDENTITY = UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f");
    private static final String BEGIN = "<domain type='test'";
    private static final String REST = """
            >
              <name>test</name>
              <uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>
              <memory unit='KiB'>8388608</memory>
              <currentMemory unit='KiB'>2097152</currentMemory>
              <vcpu placement='static'>2</vcpu>
              <os>
                <type arch='i686'>hvm</type>
                <boot dev='hd'/>
              </os>
              <clock offset='utc'/>
              <on_poweroff>destroy</on_poweroff>
              <on_reboot>restart</on_reboot>
              <on_crash>destroy</on_crash>
              <devices>
                <disk type='file' device='disk'>
                  <source file='/guest/diskimage1'/>
                  <target dev='vda' bus='virtio'/>
                  <address type='pci' domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
                </disk>
                <interface type='network'>
                  <mac address='aa:bb:cc:dd:ee:ff'/>
                  <source network='default'/>
                  <target dev='testnet0'/>
                  <address type='pci' domain='0x0000' bus='0x00' slot='0x01' function='0x0'/>
                </interface>
                <memballoon model='virtio'>
                  <address type='pci' domain='0x0000' bus='0x00' slot='0x02' function='0x0'/>
                </memballoon>
              </devices>
            </domain>
            """;

    private DefaultGuest() {}

    static void start(World world) {
        world.taps().next(IDENTITY);
        TestDomain guest = new TestDomain(world, IDENTITY, Status.defined(NAME, BEGIN + REST));
        TestDomains.add(guest);
        guest.start(id -> BEGIN + " id='" + id + "'" + REST, StateReason.RUNNING_UNKNOWN);
    }
}
