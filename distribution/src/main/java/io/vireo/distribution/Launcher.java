package io.vireo.distribution;

import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleException;

/** The program: one command if the arguments have one, the interactive shell otherwise. */
public final class Launcher {
    private Launcher() {}

    /**
     * Runs and ends the virtual machine with the command's exit status.
     *
     * @param arguments the command line as it was typed
     */
    public static void main(String[] arguments) {
        CommandLine line = CommandLine.of(arguments);
        line.root().ifPresent(root -> System.setProperty("vireo.root", root.toString()));
        line.uri().ifPresent(uri -> System.setProperty("vireo.uri", uri));
        System.exit(run(line, Home.find(line.root())));
    }

    private static int run(CommandLine line, Home home) {
        try (Container container = Container.start(home, line.interactive())) {
            Thread stop = new Thread(container::close, "vireo-stop");
            Runtime.getRuntime().addShutdownHook(stop);
            return line.interactive()
                    ? container.follow()
                    : container.call(
                            TimeUnit.SECONDS.toMillis(5), line.arguments().toArray(String[]::new));
        } catch (StartFailed | BundleException e) {
            System.err.println("vireo: " + Reason.of(e));
            return 1;
        }
    }
}
