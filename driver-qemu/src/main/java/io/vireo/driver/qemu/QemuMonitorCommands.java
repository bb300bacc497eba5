package io.vireo.driver.qemu;

import io.vireo.domain.AgentTimeout;
import io.vireo.qemu.MonitorCommandFlag;
import io.vireo.qemu.QemuMonitor;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Says to QEMU, or to the agent in the guest, what somebody wants said; for diagnosis, at his own risk. */
final class QemuMonitorCommands implements QemuMonitor {

    private final QemuDomain domain;

    QemuMonitorCommands(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public String monitorCommand(String command, Set<MonitorCommandFlag> flags) {
        return domain.query("monitor command", () -> {
            QemuGuest guest = domain.guest();
            guest.log().line("a command of somebody's own was given to the monitor");
            return flags.contains(MonitorCommandFlag.HMP) ? people(guest, command) : answer(guest, command);
        });
    }

    private static String people(QemuGuest guest, String command) {
        return guest.execute("human-monitor-command", Json.object().with("command-line", command))
                .text()
                .orElse("");
    }

    private static String answer(QemuGuest guest, String command) {
        Json message = parse(command);
        String name = message.text("execute")
                .orElseThrow(() -> Refusal.invalid("a command is an object with the member 'execute'"));
        Json arguments = message.get("arguments").isObject() ? message.get("arguments") : Json.object();
        try {
            return withId(Json.object().with("return", guest.execute(name, arguments)), message);
        } catch (QmpException refused) {
            Json error = Json.object().with("class", refused.errorClass()).with("desc", refused.description());
            return withId(Json.object().with("error", error), message);
        }
    }

    private static String withId(Json answer, Json message) {
        return (message.has("id") ? answer.with("id", message.get("id")) : answer).toString();
    }

    private static Json parse(String command) {
        try {
            return JsonText.read(command);
        } catch (JsonText.Malformed strange) {
            throw Refusal.invalid("the command is no JSON: " + strange.getMessage());
        }
    }

    @Override
    public Optional<String> agentCommand(String command, AgentTimeout timeout) {
        QemuGuest guest = domain.guest();
        Json message = parse(command);
        String name = message.text("execute")
                .orElseThrow(() -> Refusal.invalid("a command is an object with the member 'execute'"));
        Json arguments = message.get("arguments").isObject() ? message.get("arguments") : Json.object();
        Duration patience = AgentPatience.of(timeout);
        Json answer = guest.agent().connect().execute(name, arguments, patience);
        return Optional.of(Json.object().with("return", answer).toString());
    }
}
