package io.vireo.distribution;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleException;

/** The program: one command if the arguments have one, the interactive shell otherwise. */
public final class Launcher {
    private static final long LONGEST_END_SECONDS = 30;

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
        if (line.daemon()) {
            return serve(line, home);
        }
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

    /** Serves clients until somebody ends the process. */
    private static int serve(CommandLine line, Home home) {
        CountDownLatch ended = new CountDownLatch(1);
        endInOrder(Thread.currentThread(), ended);
        try (Container container = Container.startDaemon(home)) {
            List<String> words = line.arguments().subList(1, line.arguments().size());
            return container.serve(TimeUnit.SECONDS.toMillis(5), words.toArray(String[]::new));
        } catch (StartFailed | BundleException e) {
            System.err.println("vireo: " + Reason.of(e));
            return 1;
        } finally {
            ended.countDown();
        }
    }

    /** A daemon that a signal asks to end has not failed, which the virtual machine's own exit status would say. */
    private static void endInOrder(Thread server, CountDownLatch ended) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (ended.getCount() > 0) {
                                server.interrupt();
                                await(ended);
                                Runtime.getRuntime().halt(0);
                            }
                        },
                        "vireo-stop"));
    }

    private static void await(CountDownLatch ended) {
        try {
            ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
