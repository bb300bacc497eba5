package io.vireo.driver.test;

import io.vireo.domain.StateReason;
import java.util.Optional;
import java.util.UUID;

/**
 * What stands on the host of {@code test:///default}. Its guest is kept here as its definition looks when it is complete,
 * for it is in nearly every first answer of a program; the rest is read from the bundle's file when somebody looks for it.
 */
final class DefaultHost implements WorldContents {

    static final String GUEST = """
            <domain type='test'>
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

    private static final String NAME = "test";
    private static final UUID GUEST_UUID = UUID.fromString("6695eb01-f6a4-8304-79aa-97f2502e193f");

    private Optional<WorldFile> file = Optional.empty();

    private DefaultHost() {}

    static World world() {
        return new World(HostFacts.STANDARD, new DefaultHost());
    }

    @Override
    public void fill(World world, WorldKind kind) {
        if (kind == WorldKind.DOMAINS) {
            addGuest(world);
            return;
        }
        WorldFile read = file.orElseGet(WorldFile::ofDefault);
        file = Optional.of(read);
        read.fill(world, kind);
    }

    private static void addGuest(World world) {
        int id = world.nextId();
        String running = GUEST.replace("<domain type='test'>", "<domain type='test' id='" + id + "'>");
        Status status = Status.defined(NAME, GUEST).running(running, id, StateReason.RUNNING_UNKNOWN);
        world.domains().add(NAME, GUEST_UUID, new TestDomain(world, GUEST_UUID, status));
        world.domains().setId(GUEST_UUID, id);
    }
}
