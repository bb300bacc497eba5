package io.vireo.daemon;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how the daemon stands, where systemd asked for it ({@code Type=notify}, {@code NotifyAccess=all}).
 *
 * <p>By the program that systemd brings along: the JDK has no datagrams on sockets of the file system. What is told stands in
 * the protocol's words, for older versions of the program lack options of their own for some.
 */
final class ServiceNotice {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceNotice.class);

    private ServiceNotice() {}

    static void ready() {
        tell("READY=1");
    }

    static void stopping() {
        tell("STOPPING=1");
    }

    private static void tell(String what) {
        if (System.getenv().getOrDefault("NOTIFY_SOCKET", "").isEmpty()) {
            return;
        }
        List<String> command =
                List.of("systemd-notify", "--pid=" + ProcessHandle.current().pid(), what);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            } else if (process.exitValue() != 0) {
                LOG.warn("systemd could not be told {}: systemd-notify ended with {}", what, process.exitValue());
            }
        } catch (IOException e) {
            LOG.warn("systemd could not be told {}: {}", what, e.getMessage());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
