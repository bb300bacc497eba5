package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.domain.Domain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One container, started and ended by us, by liblxc's commands with the configuration that it has with us, and by libvirtd. */
final class ContainerContest {

    private static final int WARM_ROUNDS = 5;

    /** What one of them leaves to the kernel must not make the next one quicker, nor slower. */
    private static final int SETTLE_MILLIS = 200;

    private interface Step {
        void run() throws Exception;
    }

    /** Who starts and ends the container, and how long that took. */
    private record Runner(Step start, Step end, List<Double> starts, List<Double> ends) {

        Runner(Step start, Step end) {
            this(start, end, new ArrayList<>(), new ArrayList<>());
        }

        void run(boolean counts) throws Exception {
            double started = timed(start);
            double ended = timed(end);
            if (counts) {
                starts.add(started);
                ends.add(ended);
            }
        }
    }

    private final Path folder;
    private final Domain container;
    private final String bare;
    private final Optional<Domain> reference;
    private final List<Runner> runners = new ArrayList<>();

    /**
     * Defines the container.
     *
     * @param folder where liblxc's commands find their container
     * @param root the state folder of the connection
     */
    ContainerContest(Path folder, Path root, Connect connect, Optional<Connect> libvirtd, ContainerXml xml)
            throws IOException {
        this.folder = folder;
        this.container = connect.defineDomain(xml.text());
        this.bare = "bare-" + xml.name();
        this.reference = libvirtd.map(
                each -> each.defineDomain(xml.named("vireo-" + xml.name()).text()));
        keepConfiguration(root);
        runners.add(new Runner(container::start, container::destroy));
        runners.add(new Runner(this::byHand, this::endedByHand));
        reference.ifPresent(each -> runners.add(new Runner(each::start, each::destroy)));
    }

    /** Keeps the configuration that the container really has. */
    private void keepConfiguration(Path root) throws IOException {
        container.start();
        String uuid = container.uuid().toString();
        String used = Files.readString(root.resolve("run/lxc").resolve(uuid).resolve("config"));
        Files.createDirectories(folder.resolve(bare));
        Files.writeString(folder.resolve(bare).resolve("config"), used.replace(uuid, bare));
        container.destroy();
    }

    /** Lets everybody start and end the container, each round in another order. */
    void run(int rounds) throws Exception {
        for (int round = -WARM_ROUNDS; round < rounds; round++) {
            for (int turn = 0; turn < runners.size(); turn++) {
                Thread.sleep(SETTLE_MILLIS);
                runners.get(Math.floorMod(round + turn, runners.size())).run(round >= 0);
            }
        }
        container.undefine();
        reference.ifPresent(Domain::undefine);
    }

    /** The medians in milliseconds: our start and destroy, those of the commands, those of libvirtd or 0. */
    Stream<Double> medians() {
        Stream<Double> all = runners.stream().flatMap(each -> Stream.of(median(each.starts()), median(each.ends())));
        return reference.isPresent() ? all : Stream.concat(all, Stream.of(0.0, 0.0));
    }

    private static double median(List<Double> values) {
        return Median.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double timed(Step step) throws Exception {
        long begin = System.nanoTime();
        step.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private void byHand() throws Exception {
        Path own = folder.resolve(bare);
        command("lxc-start -P " + folder + " -n " + bare + " -f " + own.resolve("config") + " -d -o "
                + own.resolve("log") + " -l INFO -- /bin/sleep 1000");
    }

    private void endedByHand() throws Exception {
        command("lxc-stop -k -P " + folder + " -n " + bare);
    }

    private static void command(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command.split(" "))
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed");
        }
    }
}
