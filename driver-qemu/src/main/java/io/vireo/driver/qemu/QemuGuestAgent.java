package io.vireo.driver.qemu;

import io.vireo.Bytes;
import io.vireo.CpuSet;
import io.vireo.TypedParameters;
import io.vireo.domain.AgentTimeout;
import io.vireo.domain.GuestAgent;
import io.vireo.domain.GuestFilesystem;
import io.vireo.domain.GuestInfoKind;
import io.vireo.domain.PasswordFlag;
import io.vireo.domain.SetTimeFlag;
import io.vireo.domain.SshKeysFlag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the agent in a guest tells and does. */
final class QemuGuestAgent implements GuestAgent {

    private static final long NANOS = 1_000_000_000L;

    private final QemuDomain domain;

    QemuGuestAgent(OpenDomain open) {
        this.domain = open.domain();
    }

    private AgentLine agent() {
        return domain.guest().agent();
    }

    @Override
    public List<GuestFilesystem> filesystems() {
        return agent().execute("guest-get-fsinfo").items().stream()
                .map(each -> new GuestFilesystem(
                        each.text("mountpoint").orElse(""),
                        each.text("name").orElse(""),
                        each.text("type").orElse(""),
                        each.items("disk").stream().map(this::target).toList()))
                .toList();
    }

    /** The name of the disk here for what the guest says of its place on a bus. */
    private String target(Json disk) {
        return GuestDisks.target(domain.state().present(), disk)
                .orElse(disk.text("dev").orElse(""));
    }

    @Override
    public int freezeFilesystems(List<String> mountpoints) {
        Json answer = mountpoints.isEmpty()
                ? agent().execute("guest-fsfreeze-freeze")
                : agent().execute(
                                "guest-fsfreeze-freeze-list",
                                Json.object().with("mountpoints", Json.texts(mountpoints)));
        return (int) answer.number().orElse(0);
    }

    @Override
    public int thawFilesystems(List<String> mountpoints) {
        return (int) agent().execute("guest-fsfreeze-thaw").number().orElse(0);
    }

    @Override
    public void trimFilesystems(Optional<String> mountpoint, Bytes minimum) {
        if (mountpoint.isPresent()) {
            throw Refusal.unsupported(
                    "the agent of QEMU trims all file systems at once, not " + mountpoint.get() + " alone");
        }
        agent().execute("guest-fstrim", Json.object().with("minimum", minimum.bytes()));
    }

    @Override
    public void setUserPassword(Optional<String> user, Optional<String> password, Set<PasswordFlag> flags) {
        String name = user.filter(text -> !text.isEmpty())
                .orElseThrow(() -> Refusal.invalid("the user whose password is to be set must be named"));
        String word = password.orElseThrow(() -> Refusal.invalid("a password is needed"));
        agent().execute(
                        "guest-set-user-password",
                        Json.object()
                                .with("username", name)
                                .with(
                                        "password",
                                        Base64.getEncoder().encodeToString(word.getBytes(StandardCharsets.UTF_8)))
                                .with("crypted", flags.contains(PasswordFlag.ENCRYPTED)));
    }

    @Override
    public Instant time() {
        long nanos = agent().execute("guest-get-time")
                .number()
                .orElseThrow(() -> Answers.failed("the agent of " + domain.label() + " does not say the time"));
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    @Override
    public void setTime(Instant time, Set<SetTimeFlag> flags) {
        Json arguments = flags.contains(SetTimeFlag.SYNC)
                ? Json.object()
                : Json.object()
                        .with("time", Math.addExact(Math.multiplyExact(time.getEpochSecond(), NANOS), time.getNano()));
        agent().execute("guest-set-time", arguments);
    }

    @Override
    public TypedParameters guestVcpus() {
        List<Integer> all = new ArrayList<>();
        List<Integer> online = new ArrayList<>();
        List<Integer> fixed = new ArrayList<>();
        for (Json vcpu : agent().execute("guest-get-vcpus").items()) {
            int number = (int) vcpu.number("logical-id").orElse(0);
            all.add(number);
            (vcpu.isTrue("online") ? online : new ArrayList<Integer>()).add(number);
            (vcpu.isTrue("can-offline") ? new ArrayList<Integer>() : fixed).add(number);
        }
        TypedParameters.Builder values =
                TypedParameters.builder().ofString("vcpus", text(all)).ofString("online", text(online));
        List<Integer> offlinable = new ArrayList<>(all);
        offlinable.removeAll(fixed);
        return (offlinable.isEmpty() ? values : values.ofString("offlinable", text(offlinable))).build();
    }

    private static String text(List<Integer> numbers) {
        return CpuSet.of(numbers.stream().mapToInt(Integer::intValue).toArray()).toString();
    }

    @Override
    public void setGuestVcpus(CpuSet vcpus, boolean online) {
        List<Json> wanted = vcpus.stream()
                .mapToObj(number -> Json.object().with("logical-id", number).with("online", online))
                .toList();
        agent().execute("guest-set-vcpus", Json.object().with("vcpus", Json.array(wanted)));
    }

    @Override
    public TypedParameters guestInfo(Set<GuestInfoKind> kinds) {
        return new GuestFacts(agent(), domain).of(kinds);
    }

    @Override
    public List<String> authorizedSshKeys(String user) {
        return agent().execute("guest-ssh-get-authorized-keys", Json.object().with("username", user))
                .texts("keys");
    }

    @Override
    public void setAuthorizedSshKeys(String user, List<String> keys, Set<SshKeysFlag> flags) {
        if (flags.contains(SshKeysFlag.REMOVE)) {
            agent().execute(
                            "guest-ssh-remove-authorized-keys",
                            Json.object().with("username", user).with("keys", Json.texts(keys)));
        } else {
            agent().execute(
                            "guest-ssh-add-authorized-keys",
                            Json.object()
                                    .with("username", user)
                                    .with("keys", Json.texts(keys))
                                    .with("reset", !flags.contains(SshKeysFlag.APPEND)));
        }
    }

    @Override
    public void setAgentTimeout(AgentTimeout timeout) {
        agent().within(AgentPatience.of(timeout));
    }
}
