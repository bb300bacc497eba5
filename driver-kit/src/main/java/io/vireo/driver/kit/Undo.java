package io.vireo.driver.kit;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be undone when a piece of work fails half-way.
 *
 * <pre>{@code
 * try (Undo undo = new Undo("start of web")) {
 *     createSocketFolder();
 *     undo.add("remove the socket folder", this::removeSocketFolder);
 *     launch();
 *     undo.keep();
 * }
 * }</pre>
 *
 * <p>For one thread. Leaving the block without {@link #keep()} runs every step, the last one first, also after one of
 * them failed.
 */
public final class Undo implements AutoCloseable {

    /** A step that takes something back. */
    @FunctionalInterface
    public interface Step {

        /**
         * Takes something back.
         *
         * @throws Exception when it cannot
         */
        void run() throws Exception;
    }

    private record Named(String what, Step step) {}

    private static final Logger LOG = LoggerFactory.getLogger(Undo.class);

    private final String work;
    private final Deque<Named> steps = new ArrayDeque<>();

    /**
     * Begins a piece of work.
     *
     * @param work what is being done, for messages
     */
    public Undo(String work) {
        this.work = work;
    }

    /**
     * Adds a step to be run if the work fails; call it right after what it takes back.
     *
     * @param what what the step does, for messages
     * @param step the step
     */
    public void add(String what, Step step) {
        steps.push(new Named(what, step));
    }

    /** Says that the work has succeeded: what was done stays, and the steps are forgotten. */
    public void keep() {
        steps.clear();
    }

    /**
     * Runs the steps, the last one first, unless {@link #keep()} was called.
     *
     * @throws VirtException when steps failed, after all were run; in a try block it is added to the failure of the work
     */
    @Override
    public void close() {
        List<Exception> failures = new ArrayList<>();
        List<String> left = new ArrayList<>();
        while (!steps.isEmpty()) {
            Named each = steps.pop();
            try {
                each.step().run();
            } catch (Exception failure) {
                if (failure instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                LOG.warn("{} failed, and then it was not possible to {}", work, each.what(), failure);
                failures.add(failure);
                left.add(each.what());
            }
        }
        if (!failures.isEmpty()) {
            VirtException all = new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "after the failed " + work + " it was not possible to " + String.join(", to ", left));
            failures.forEach(all::addSuppressed);
            throw all;
        }
    }
}
