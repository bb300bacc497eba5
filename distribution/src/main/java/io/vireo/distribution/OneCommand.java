package io.vireo.distribution;

import java.util.ServiceLoader;
import java.util.function.ToIntFunction;

/**
 * The program for a single command that needs no framework: shell, registry and drivers stand on the class path beside it
 * and find one another by {@link ServiceLoader}. {@link OneClassPath} says when that is the same as in the framework.
 */
public final class OneCommand {
    private OneCommand() {}

    /**
     * Runs and ends the virtual machine with the command's exit status.
     *
     * @param arguments the command line as it was typed
     */
    public static void main(String[] arguments) {
        CommandLine line = CommandLine.of(arguments);
        line.root().ifPresent(root -> System.setProperty("vireo.root", root.toString()));
        ToIntFunction<String[]> shell = shell();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(shell), "vireo-stop"));
        System.exit(shell.applyAsInt(line.arguments().toArray(new String[0])));
    }

    @SuppressWarnings("unchecked") // Nobody else on this class path offers such a function.
    private static ToIntFunction<String[]> shell() {
        return ServiceLoader.load(ToIntFunction.class)
                .findFirst()
                .orElseThrow(() -> new StartFailed("no shell on the class path; start it by its script bin/vireo"));
    }

    /** Guests that end with their connection end now. */
    private static void close(ToIntFunction<String[]> shell) {
        if (shell instanceof AutoCloseable open) {
            try {
                open.close();
            } catch (Exception e) {
                System.err.println("vireo: " + Reason.of(e));
            }
        }
    }
}
