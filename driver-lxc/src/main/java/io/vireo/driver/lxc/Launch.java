package io.vireo.driver.lxc;

import io.vireo.TimedOut;
import io.vireo.driver.kit.ChildProcess;
import java.io.FileDescriptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lets liblxc run a container that is prepared; fails with what liblxc says when it does not run. */
final class Launch {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_MILLIS = 2;
    private static final int LOOKS_UNTIL_MISSED = 50;

    private final LxcDomain domain;
    private final LxcHost host;
    private final ContainerFolder folder;
    private final ContainerLog log;
    private final long before;

    private Launch(LxcDomain domain, ContainerFolder folder) {
        this.domain = domain;
        this.host = domain.host();
        this.folder = folder;
        this.log = new ContainerLog(host.logOf(domain.state().name()));
        log.begin();
        this.before = log.size();
        host.endings().forget(domain.uuid());
    }

    /**
     * Runs it.
     *
     * @param init the container's first program and its arguments
     * @param files what that has open as 3, 4 and so on
     */
    static void of(LxcDomain domain, ContainerFolder folder, List<String> init, List<FileDescriptor> files) {
        Launch launch = new Launch(domain, folder);
        if (files.isEmpty()) {
            launch.inBackground(init);
        } else {
            launch.withFiles(init, files);
        }
    }

    private void inBackground(List<String> init) {
        List<String> command = command("-d", init);
        int status = host.starting(() -> ChildProcess.of(command).runUnheard(PATIENCE));
        if (status != 0) {
            throw failure("lxc-start ended with status " + status + " and said nothing");
        }
    }

    /** liblxc closes all files on its own way into the background, so another program brings it there. */
    private void withFiles(List<String> init, List<FileDescriptor> files) {
        List<String> command = Stream.concat(
                        HalfStarted.DETACHED.stream(), command(HalfStarted.FOREGROUND, init).stream())
                .toList();
        host.starting(() -> {
            if (ChildProcess.of(command).runWith(files) != 0) {
                throw failure("lxc-start cannot be brought into the background");
            }
            awaitStarted();
            return true;
        });
    }

    /** In the foreground liblxc reports nothing to whoever started it; its log says all the same that init runs. */
    private void awaitStarted() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int look = 1; !log.saysStarted(before); look++) {
            if (look % LOOKS_UNTIL_MISSED == 0
                    && !HalfStarted.isThere(folder.container())
                    && !log.saysStarted(before)) {
                throw failure("lxc-start ended and said nothing");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new TimedOut("liblxc did not start " + domain.label() + " within " + PATIENCE.toSeconds() + " s");
            }
            if (!FirstProcess.pause(LOOK_MILLIS)) {
                throw new TimedOut("the start of " + domain.label() + " was given up because the call was interrupted");
            }
        }
    }

    private List<String> command(String way, List<String> init) {
        List<String> arguments = new ArrayList<>(List.of("-f", folder.config().toString(), way));
        arguments.addAll(List.of("-p", folder.monitor().toString()));
        arguments.addAll(List.of("-o", log.file().toString(), "-l", "INFO", "--"));
        arguments.addAll(init);
        return host.tools().command("lxc-start", folder.container(), arguments);
    }

    private RuntimeException failure(String otherwise) {
        String why = log.complaint(before).orElse(otherwise);
        return Refusal.failed(
                "cannot start " + domain.label() + ": " + why + Advice.on(why) + "; more is in " + log.file());
    }
}
