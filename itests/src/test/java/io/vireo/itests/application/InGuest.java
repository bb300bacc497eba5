package io.vireo.itests.application;

import io.vireo.VirtException;
import io.vireo.domain.AgentTimeout;
import io.vireo.domain.Domain;
import io.vireo.qemu.QemuMonitor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a program said that was run in a guest, by its agent.
 *
 * @param exit its exit status
 * @param output what it wrote
 */
record InGuest(int exit, String output) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Runs a program in a guest to its end; waits for the agent if it has to. */
    static InGuest run(Domain guest, String program, String... arguments) throws InterruptedException {
        String list = List.of(arguments).stream().map(each -> '"' + each + '"').collect(Collectors.joining(","));
        String started = await(
                guest,
                "{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"" + program + "\",\"arg\":[" + list
                        + "],\"capture-output\":true}}",
                "\"pid\":\\s*(\\d+)");
        String status = await(
                guest,
                "{\"execute\":\"guest-exec-status\",\"arguments\":{\"pid\":" + find(started, "\"pid\":\\s*(\\d+)")
                        + "}}",
                "\"exited\":\\s*(true)");
        String data = find(status, "\"out-data\":\\s*\"([^\"]*)\"");
        return new InGuest(
                Integer.parseInt(find(status, "\"exitcode\":\\s*(\\d+)")),
                new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8));
    }

    private static String await(Domain guest, String command, String until) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                String answer = guest.as(QemuMonitor.class)
                        .agentCommand(command, AgentTimeout.DEFAULT)
                        .orElse("");
                if (!find(answer, until).isEmpty()) {
                    return answer;
                }
            } catch (VirtException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the guest does not answer: " + command);
            }
            Thread.sleep(200);
        }
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
