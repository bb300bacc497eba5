package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The way to the agent inside a guest: connected when it is first needed, and again when it broke. */
final class AgentLine implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final QemuDomain domain;
    private final QemuGuest guest;
    private volatile Duration patience = AgentConnection.PATIENCE;
    private Optional<AgentConnection> connection = Optional.empty();
    private boolean closed;

    AgentLine(QemuDomain domain, QemuGuest guest) {
        this.domain = domain;
        this.guest = guest;
    }

    /** Changes how long the agent may take for an answer. */
    void within(Duration newPatience) {
        patience = newPatience;
    }

    Duration patience() {
        return patience;
    }

    /**
     * What the agent answers.
     *
     * @throws VirtException with {@link ErrorCode#AGENT_UNRESPONSIVE} when there is no agent, or it does not answer
     */
    Json execute(String command, Json arguments) {
        return connect().execute(command, arguments, patience);
    }

    Json execute(String command) {
        return execute(command, Json.object());
    }

    synchronized AgentConnection connect() {
        if (closed) {
            throw domain.notRunning();
        }
        if (connection.isEmpty() || !connection.get().isOpen()) {
            requireListener();
            connection.ifPresent(AgentConnection::close);
            connection = Optional.of(
                    AgentConnection.connect(domain.host().loop(), domain.label(), socket(guest, domain), CONNECT));
        }
        return connection.get();
    }

    /** QEMU knows whether a program in the guest has its end of the channel open. */
    private void requireListener() {
        Optional<String> label = channel(domain.state().present())
                .flatMap(channel -> channel.at("alias/@name"))
                .map(alias -> "char" + alias);
        boolean nobody = guest.isReachable()
                && label.isPresent()
                && guest.execute("query-chardev").items().stream()
                        .anyMatch(each -> each.text("label").equals(label) && !each.isTrue("frontend-open"));
        if (nobody) {
            throw new VirtException(ErrorCode.AGENT_UNRESPONSIVE, "QEMU guest agent is not connected");
        }
    }

    private static Path socket(QemuGuest guest, QemuDomain domain) {
        Element channel = channel(domain.state().present())
                .orElseThrow(() -> new VirtException(
                        ErrorCode.ARGUMENT_UNSUPPORTED,
                        "QEMU guest agent is not configured: " + domain.label()
                                + " has no channel named org.qemu.guest_agent.0"));
        return channel.at("source/@path")
                .map(Path::of)
                .orElseThrow(() -> Answers.failed("the agent's channel of guest " + guest.id() + " has no socket"));
    }

    /** The channel of a definition that leads to the agent. */
    static Optional<Element> channel(Element definition) {
        return definition.findAll("devices/channel").stream()
                .filter(each -> each.at("target/@name").orElse("").equals("org.qemu.guest_agent.0"))
                .filter(each -> each.has("type", "unix"))
                .findFirst();
    }

    @Override
    public synchronized void close() {
        closed = true;
        connection.ifPresent(AgentConnection::close);
        connection = Optional.empty();
    }
}
