package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks a guest to switch itself off or to start anew: by its agent, or by the power button. */
final class PowerOff {

    private static final Duration AGENT = Duration.ofSeconds(30);

    /** What is asked for. */
    enum Kind {
        DOWN("powerdown"),
        REBOOT("reboot");

        private final String mode;

        Kind(String mode) {
            this.mode = mode;
        }
    }

    private final QemuGuest guest;
    private final Kind kind;

    PowerOff(QemuGuest guest, Kind kind) {
        this.guest = guest;
        this.kind = kind;
    }

    /**
     * Asks; the guest follows when it likes.
     *
     * @param agent whether the agent may be asked
     * @param button whether the button may be pressed; neither means whichever works, the agent first
     */
    void ask(boolean agent, boolean button) {
        boolean any = !agent && !button;
        if (agent || any && agentListens()) {
            try {
                byAgent();
                return;
            } catch (VirtException failure) {
                if (agent && !button) {
                    throw failure;
                }
            }
        }
        byButton();
    }

    private boolean agentListens() {
        Optional<Element> channel = AgentLine.channel(guest.domain().state().present());
        return channel.flatMap(each -> each.at("target/@state"))
                .filter("connected"::equals)
                .isPresent();
    }

    private void byAgent() {
        remember(false);
        order(guest, "guest-shutdown", Json.object().with("mode", kind.mode), "SHUTDOWN", "RESET");
    }

    /** Gives the agent an order whose success shows in one of these events only. */
    static void order(QemuGuest guest, String command, Json arguments, String... effects) {
        CompletableFuture<Void> effect = new CompletableFuture<>();
        java.util.List<String> awaited = java.util.List.of(effects);
        GuestHooks.Hook hook = guest.hooks().listen(event -> {
            if (awaited.contains(event.name())) {
                effect.complete(null);
            }
        });
        try (hook) {
            guest.gone().thenRun(() -> effect.complete(null));
            guest.agent().connect().order(command, arguments, effect, AGENT);
        }
    }

    private void byButton() {
        if (guest.domain().state().present().find("features/acpi").isEmpty()) {
            throw new VirtException(
                    ErrorCode.OPERATION_INVALID,
                    "ACPI is not enabled in " + guest.domain().label()
                            + ", so it has no power button; add <features><acpi/></features>, or use the guest agent");
        }
        remember(kind == Kind.REBOOT);
        guest.execute("system_powerdown");
    }

    /** A power-off that comes is the first half of a reboot, or is not; the record knows, for the platform may be restarted. */
    private void remember(boolean reset) {
        guest.update(record -> record.with(record.phase(), record.reason(), reset, record.live()));
    }
}
