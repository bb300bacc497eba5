package io.vireo.driver.kit.host;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.host.HostPower;
import io.vireo.host.SuspendTarget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the host to sleep, by its service manager where that is systemd, else by the kernel itself. */
public final class KernelPower implements HostPower {

    private static final Logger LOG = LoggerFactory.getLogger(KernelPower.class);
    private static final Duration SHORTEST = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Whoever asked hears the answer first. */
    private static final Duration ANSWERED = Duration.ofSeconds(10);

    private static final String CLOCKS = "sys/class/rtc";
    private static final String SERVICE_MANAGER = "run/systemd/system";
    private static final Map<SuspendTarget, String> OF_SYSTEMD =
            Map.of(SuspendTarget.MEM, "suspend", SuspendTarget.DISK, "hibernate", SuspendTarget.HYBRID, "hybrid-sleep");

    /** The hosts that are about to sleep, whoever asked for that. */
    private static final Set<HostFiles> FALLING_ASLEEP = ConcurrentHashMap.newKeySet();

    private final HostFiles files;
    private final Duration delay;

    /** Of the host with these files. */
    public KernelPower(HostFiles files) {
        this(files, ANSWERED);
    }

    KernelPower(HostFiles files, Duration delay) {
        this.files = files;
        this.delay = delay;
    }

    @Override
    public void suspendHost(SuspendTarget target, Duration duration) {
        if (duration.compareTo(SHORTEST) < 0) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "the host has to sleep for " + SHORTEST.toSeconds() + " s at least, not " + duration.toSeconds());
        }
        if (!SleepStates.of(files).contains(target)) {
            throw new Unsupported(
                    ErrorCode.ARGUMENT_UNSUPPORTED,
                    "this host cannot sleep in the way " + target + "; its capabilities name those that it can");
        }
        if (!FALLING_ASLEEP.add(files)) {
            throw new InvalidState("the host is about to sleep already");
        }
        try {
            wakeIn(duration);
            Thread sleeper = new Thread(() -> sleep(target), "vireo-host-sleep");
            sleeper.setDaemon(true);
            sleeper.start();
        } catch (VirtException | Error failure) {
            FALLING_ASLEEP.remove(files);
            throw failure;
        }
    }

    /** The clock takes a new alarm only when it has none. */
    private void wakeIn(Duration duration) {
        String alarm = files.numbered(CLOCKS, "rtc").stream()
                .map(number -> CLOCKS + "/rtc" + number + "/wakealarm")
                .filter(files::exists)
                .findFirst()
                .orElseThrow(() -> new Unsupported(
                        ErrorCode.ARGUMENT_UNSUPPORTED,
                        "this host has no clock that could wake it, so it is not put to sleep"));
        files.write(alarm, "0");
        files.write(alarm, "+" + duration.toSeconds());
    }

    private void sleep(SuspendTarget target) {
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
            if (files.exists(SERVICE_MANAGER)) {
                ChildProcess.of(List.of("systemctl", OF_SYSTEMD.get(target)))
                        .run(PATIENCE)
                        .orFail("put the host to sleep");
            } else {
                byKernel(target);
            }
        } catch (VirtException failure) {
            LOG.error("The host does not sleep", failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            FALLING_ASLEEP.remove(files);
        }
    }

    private void byKernel(SuspendTarget target) {
        if (target == SuspendTarget.HYBRID) {
            files.write(SleepStates.DISK, SleepStates.BOTH);
        }
        files.write(SleepStates.STATE, target == SuspendTarget.MEM ? "mem" : "disk");
    }
}
