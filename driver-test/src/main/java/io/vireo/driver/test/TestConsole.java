package io.vireo.driver.test;

import io.vireo.domain.Console;
import io.vireo.domain.KeycodeSet;
import io.vireo.domain.ProcessSignal;
import io.vireo.domain.Screenshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keyboard and screen of a guest that has neither. */
final class TestConsole implements Console {

    private static final int MOST_KEY = 0xffff;

    private final TestDomain domain;

    TestConsole(TestDomain domain) {
        this.domain = domain;
    }

    @Override
    public Screenshot screenshot(int screen) {
        domain.requireActive();
        return new Screenshot(Optional.of("image/png"), new MemoryStream(TestCard.PNG));
    }

    @Override
    public void sendKey(KeycodeSet codes, Duration hold, List<Integer> keys) {
        domain.requireActive();
        for (int key : keys) {
            if (key < 0 || key > MOST_KEY) {
                throw TestDomain.invalid(
                        "invalid keycode " + Integer.toUnsignedString(key) + " of " + codes + " codeset");
            }
        }
    }

    @Override
    public void injectNmi() {
        domain.requireActive();
    }

    @Override
    public void sendProcessSignal(long pid, ProcessSignal signal) {
        if (pid != 1) {
            throw TestDomain.invalid("only sending a signal to pid 1 is supported");
        }
        domain.requireActive();
        // No process is there that could notice.
        if (signal == ProcessSignal.UNKNOWN) {
            throw TestDomain.invalid("signum value " + signal + " is out of range");
        }
    }
}
