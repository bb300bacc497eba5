package io.vireo.qemu;

import io.vireo.Access;
import io.vireo.C;
import io.vireo.Facet;
import io.vireo.Unsupported;
import io.vireo.domain.AgentTimeout;
import java.io.FileDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** QEMU's monitor and its guest agent, as they are; for diagnosis, not a promise. */
@ConsumerType
public interface QemuMonitor extends Facet.OfDomain {

    /**
     * Sends a command to the monitor.
     *
     * @param command the command
     * @param flags what it is
     * @return QEMU's answer
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainQemuMonitorCommand")
    @Access("domain:write")
    String monitorCommand(String command, Set<MonitorCommandFlag> flags);

    /**
     * Sends a command to the guest agent.
     *
     * @param command the command, as JSON
     * @param timeout how long to wait
     * @return the agent's answer, if it gives one
     * @throws io.vireo.InvalidState when it does not run
     * @throws io.vireo.VirtException when no guest agent answers, with {@link io.vireo.ErrorCode#AGENT_UNRESPONSIVE}
     */
    @C("virDomainQemuAgentCommand")
    @Access("domain:write")
    default Optional<String> agentCommand(String command, AgentTimeout timeout) {
        throw new Unsupported();
    }

    /**
     * Sends a command and open files to the monitor; see {@link io.vireo.domain.Domains#createDomainWithFiles} for
     * what that takes.
     *
     * @param command the command
     * @param files the open files, in order
     * @param flags what it is
     * @return QEMU's answer, with files that it passed
     * @throws io.vireo.InvalidState when it does not run
     */
    @C("virDomainQemuMonitorCommandWithFiles")
    @Access("domain:write")
    default MonitorAnswer monitorCommandWithFiles(
            String command, List<FileDescriptor> files, Set<MonitorCommandFlag> flags) {
        throw new Unsupported();
    }
}
