package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.domain.GuestAgent;
import io.vireo.domain.GuestFilesystem;
import io.vireo.domain.PasswordFlag;
import io.vireo.domain.SetTimeFlag;
import io.vireo.driver.kit.Flags;
import io.vireo.xml.Element;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An agent that every simulated guest has: it knows two file systems and the time. */
final class TestGuestAgent implements GuestAgent {

    /** The time in every guest, until somebody sets it: nobody is misled into thinking that it is the real one. */
    static final Instant TIME = Instant.ofEpochSecond(627_319_920);

    private static final List<String> MOUNTS = List.of("/", "/boot");

    private final TestDomain domain;

    TestGuestAgent(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public List<GuestFilesystem> filesystems() {
        domain.requireActive();
        Optional<Element> disk = domain.view().findAll("devices/disk").stream()
                .filter(each -> each.has("device", "disk"))
                .findFirst();
        if (disk.isEmpty()) {
            return List.of();
        }
        String name = disk.get().at("target/@dev").orElse("");
        return List.of(
                new GuestFilesystem(MOUNTS.get(0), name + "1", "ext4", List.of(name)),
                new GuestFilesystem(MOUNTS.get(1), name + "2", "ext4", List.of(name)));
    }

    @Override
    public int freezeFilesystems(List<String> mountpoints) {
        domain.meet("freezeFilesystems");
        return changeFrozen(mountpoints, true);
    }

    @Override
    public int thawFilesystems(List<String> mountpoints) {
        domain.meet("thawFilesystems");
        return changeFrozen(mountpoints, false);
    }

    private int changeFrozen(List<String> mountpoints, boolean frozen) {
        domain.requireActive();
        mountpoints.forEach(TestGuestAgent::requireMounted);
        Set<String> asked = new HashSet<>(mountpoints.isEmpty() ? MOUNTS : mountpoints);
        return (int) asked.stream()
                .filter(each ->
                        frozen ? domain.frozen().add(each) : domain.frozen().remove(each))
                .count();
    }

    @Override
    public void trimFilesystems(Optional<String> mountpoint, Bytes minimum) {
        domain.requireActive();
        mountpoint.ifPresent(TestGuestAgent::requireMounted);
    }

    private static void requireMounted(String mountpoint) {
        if (!MOUNTS.contains(mountpoint)) {
            throw new VirtException(ErrorCode.OPERATION_INVALID, "mount point not found: " + mountpoint);
        }
    }

    @Override
    public void setUserPassword(Optional<String> user, Optional<String> password, Set<PasswordFlag> flags) {
        Flags.only("testDomainSetUserPassword", flags, PasswordFlag.ENCRYPTED);
        domain.requireActive();
    }

    @Override
    public Instant time() {
        domain.meet("time");
        domain.requireActive();
        return domain.guestTime();
    }

    @Override
    public void setTime(Instant time, Set<SetTimeFlag> flags) {
        Flags.only("testDomainSetTime", flags, SetTimeFlag.SYNC);
        domain.requireActive();
        domain.setGuestTime(flags.contains(SetTimeFlag.SYNC) ? Instant.now() : time);
    }
}
