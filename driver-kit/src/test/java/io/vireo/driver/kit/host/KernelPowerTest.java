package io.vireo.driver.kit.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.ErrorCode;
import io.vireo.InvalidState;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.host.SuspendTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On files that stand for the kernel's: nobody's machine falls asleep. */
class KernelPowerTest {

    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final String STATE = "sys/power/state";
    private static final String ALARM = "sys/class/rtc/rtc0/wakealarm";

    @TempDir
    private Path root;

    private KernelFiles kernel;

    @BeforeEach
    void aKernelThatCanDoAll() {
        kernel = new KernelFiles(root)
                .with(STATE, "freeze mem disk")
                .with("sys/power/disk", "[platform] shutdown reboot suspend test_resume")
                .with(ALARM, "");
    }

    private KernelPower power(Duration delay) {
        return new KernelPower(kernel.host(), delay);
    }

    private void awaitState(String wanted) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!kernel.text(STATE).equals(wanted)) {
            assertTrue(System.nanoTime() < end, () -> "the state is " + kernel.text(STATE));
            Thread.sleep(5);
        }
    }

    @Test
    void setsTheClockAndFallsAsleep() throws InterruptedException {
        power(Duration.ZERO).suspendHost(SuspendTarget.MEM, Duration.ofSeconds(90));

        awaitState("mem");
        assertEquals("+90", kernel.text(ALARM));
        assertEquals("[platform] shutdown reboot suspend test_resume", kernel.text("sys/power/disk"));
    }

    @Test
    void keepsMemoryInBothPlaces() throws InterruptedException {
        power(Duration.ZERO).suspendHost(SuspendTarget.HYBRID, MINUTE);

        awaitState("disk");
        assertEquals("suspend", kernel.text("sys/power/disk"));
    }

    @Test
    void answersBeforeItSleepsAndIsAskedOnce() throws InterruptedException {
        KernelPower power = power(Duration.ofMillis(500));

        power.suspendHost(SuspendTarget.DISK, MINUTE);

        assertEquals("freeze mem disk", kernel.text(STATE));
        assertThrows(InvalidState.class, () -> power.suspendHost(SuspendTarget.DISK, MINUTE));
        awaitState("disk");
    }

    @Test
    void refusesWhatTheHostCannotDo() {
        KernelPower power = power(Duration.ZERO);
        VirtException tooShort =
                assertThrows(VirtException.class, () -> power.suspendHost(SuspendTarget.MEM, Duration.ofSeconds(59)));
        assertEquals(Optional.of(ErrorCode.INVALID_ARG), tooShort.code());
        kernel.with(STATE, "freeze");
        Unsupported never = assertThrows(Unsupported.class, () -> power.suspendHost(SuspendTarget.MEM, MINUTE));
        assertEquals(Optional.of(ErrorCode.ARGUMENT_UNSUPPORTED), never.code());
        assertThrows(Unsupported.class, () -> power.suspendHost(SuspendTarget.UNKNOWN, MINUTE));
    }

    @Test
    void doesNotFallAsleepWithoutAClockThatWakesIt() {
        KernelFiles clockless = new KernelFiles(root.resolve("clockless")).with(STATE, "mem");
        KernelPower power = new KernelPower(clockless.host(), Duration.ZERO);

        for (int time = 0; time < 2; time++) {
            assertThrows(Unsupported.class, () -> power.suspendHost(SuspendTarget.MEM, MINUTE));
        }

        assertEquals("mem", clockless.text(STATE));
    }

    @Test
    void namesTheWaysInWhichTheHostCanSleep() {
        assertEquals(
                "<power_management>\n  <suspend_mem/>\n  <suspend_disk/>\n  <suspend_hybrid/>\n</power_management>\n",
                SleepStates.xml(kernel.host()).toString());
        assertEquals(Set.of(), SleepStates.of(new HostFiles(root.resolve("nowhere"))));
    }
}
