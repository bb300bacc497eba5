package io.vireo.driver.kit;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Programs that a killed platform left at work: they end by themselves, and who looks before sees half of what they do. */
public final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Leftovers() {}

    /**
     * Waits until no such program runs any more; not for ever. Only to be called before this platform starts any itself.
     *
     * @param programs the names of the programs
     * @param argument tells the arguments by which they are known
     */
    public static void await(Set<String> programs, Predicate<String> argument) {
        ProcessHandle.allProcesses()
                .filter(each -> isMeant(each.info(), programs, argument))
                .forEach(Leftovers::await);
    }

    /** What Java is about to make a program of is not named after it yet, and soon will be. */
    private static boolean isMeant(ProcessHandle.Info program, Set<String> programs, Predicate<String> argument) {
        String command = program.command().orElse("");
        if (command.endsWith("/jspawnhelper")) {
            return true;
        }
        return programs.contains(command.substring(command.lastIndexOf('/') + 1))
                && program.arguments().stream().flatMap(Stream::of).anyMatch(argument);
    }

    private static void await(ProcessHandle program) {
        try {
            program.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            LOG.warn("process {}, which a killed platform left, does not end", program.pid(), stuck);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
