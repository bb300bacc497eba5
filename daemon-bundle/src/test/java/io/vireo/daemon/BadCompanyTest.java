package io.vireo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vireo.Vireo;
import io.vireo.domain.DomainRef;
import io.vireo.domain.Domains;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a client that does nothing wrong waits for while others do everything wrong. */
@Timeout(180)
class BadCompanyTest {

    private static final int CALLS = 500;
    private static final int OPENS = 50;

    /** Far from what is measured, so that only being shut out breaks it, never a busy machine. */
    private static final long PATIENCE_SECONDS = 15;

    @TempDir
    Path folder;

    private Served served;

    /** What is measured. */
    interface Step {
        void take() throws IOException;
    }

    /** How long the steps of one kind took, in order of length. */
    record Waits(long[] nanos) {

        static Waits of(int many, Step step) throws IOException {
            long[] nanos = new long[many];
            for (int at = 0; at < many; at++) {
                long begin = System.nanoTime();
                step.take();
                nanos[at] = System.nanoTime() - begin;
            }
            Arrays.sort(nanos);
            return new Waits(nanos);
        }

        double millis(double share) {
            return nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * share))] / 1e6;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "median %.2f ms, 99 %% %.2f ms, worst %.2f ms", millis(0.5), millis(0.99), millis(1));
        }
    }

    @BeforeEach
    void serve() throws IOException {
        Files.writeString(folder.resolve("users"), Users.line("anna", "pencil"));
        served = Served.start(folder, Vireo.load(), "auth_unix_ro = \"sasl\"\n");
    }

    @AfterEach
    void end() {
        served.close();
    }

    @Test
    void whoDoesNothingWrongIsServedAmidAllWhoDo() throws Exception {
        try (WireClient bystander = served.client()) {
            Waits before = Waits.of(CALLS, () -> lookUp(bystander));
            Waits opensBefore = Waits.of(OPENS, this::comeAndGo);
            try (BadCompany company = new BadCompany(served)) {
                company.awaitAll();
                Waits amid = Waits.of(CALLS, () -> lookUp(bystander));
                Waits opens = Waits.of(OPENS, this::comeAndGo);
                assertTrue(company.isComplete(), "a bad client gave up, so nothing was measured");
                System.out.println("bystander's look-up: alone " + before + "; amid bad clients " + amid);
                System.out.println("bystander's open and close: alone " + opensBefore + "; amid bad clients " + opens);
                assertTrue(amid.millis(1) < TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), amid.toString());
                assertTrue(opens.millis(1) < TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), opens.toString());
            }
            lookUp(bystander);
        }
    }

    private void comeAndGo() throws IOException {
        try (WireClient another = served.client()) {
            lookUp(another);
        }
    }

    private static void lookUp(WireClient client) throws IOException {
        DomainRef found = (DomainRef) client.call(Domains.class, "domainByName", "test");
        assertEquals("test", found.name());
    }
}
