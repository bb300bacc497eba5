package io.vireo.driver.kit.namespaces;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs one class of tests, and ends with 0 when some ran and none failed. */
final class NamespacedTests {

    private NamespacedTests() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
        TestExecutionSummary summary = run(Class.forName(arguments[0]));
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        summary.printFailuresTo(out, 30);
        out.println(arguments[0] + ": " + summary.getTestsSucceededCount() + " succeeded, "
                + (summary.getTestsSkippedCount() + summary.getTestsAbortedCount()) + " skipped, "
                + summary.getTestsFailedCount() + " failed");
        boolean good = summary.getTestsFailedCount() == 0 && summary.getTestsSucceededCount() > 0;
        System.exit(good ? 0 : 1);
    }

    static TestExecutionSummary run(Class<?> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener, new Reasons());
        return listener.getSummary();
    }

    /** Prints why tests were given up, each reason once; no report does. */
    private static final class Reasons implements TestExecutionListener {

        private final Set<String> printed = new HashSet<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            String reason = result.getThrowable().map(Throwable::getMessage).orElse("no reason given");
            if (result.getStatus() == TestExecutionResult.Status.ABORTED && printed.add(reason)) {
                System.out.println("skipped: " + reason);
            }
        }
    }
}
