package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.Vireo;
import io.vireo.network.Network;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts and stops a network, and by turns does the same with the bare commands. */
final class NetworkProgram {

    private static final String XML = "<network><name>bench</name><forward mode='nat'/><bridge name='bench0'/>"
            + "<mac address='52:54:00:10:20:30'/><domain name='bench.test'/>"
            + "<ip address='192.168.251.1' netmask='255.255.255.0'>"
            + "<dhcp><range start='192.168.251.10' end='192.168.251.99'/></dhcp></ip></network>";

    private final Path folder;
    private final Network network;
    private final List<List<Double>> times =
            List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());

    private NetworkProgram(Path folder, Network network) {
        this.folder = folder;
        this.network = network;
    }

    /**
     * Writes the medians of start and start by hand, stop and stop by hand, in milliseconds.
     *
     * @param arguments a folder, and how many rounds
     * @throws Exception when something could not be measured
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (Connect connect = Vireo.load().open("network:///embed?root=" + folder.resolve("root"))) {
            NetworkProgram program = new NetworkProgram(folder, connect.defineNetwork(XML));
            program.prepare();
            for (int round = -2; round < Integer.parseInt(arguments[1]); round++) {
                program.turn(round >= 0);
            }
            System.out.println(String.join(
                    " ",
                    program.times.stream()
                            .map(each -> Median.of(each.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray()))
                            .map(String::valueOf)
                            .toList()));
        }
    }

    /** Keeps the rules and the configuration that the network really has. */
    private void prepare() throws Exception {
        network.start();
        Files.write(
                folder.resolve("rules"),
                new ProcessBuilder("nft", "list", "table", "inet", "vireo-bench0")
                        .start()
                        .getInputStream()
                        .readAllBytes());
        Path used;
        try (Stream<Path> files = Files.list(folder.resolve("root/run/network"))) {
            used = files.filter(file -> file.toString().endsWith(".conf"))
                    .findFirst()
                    .orElseThrow();
        }
        String key = used.getFileName().toString().replace(".conf", "");
        Files.writeString(folder.resolve("conf"), Files.readString(used).replace(key, "bare"), StandardCharsets.UTF_8);
        network.destroy();
    }

    private void turn(boolean counts) throws Exception {
        double started = timed(network::start);
        double stopped = timed(network::destroy);
        double[] taken = {started, timed(this::byHand), stopped, timed(this::undoneByHand)};
        for (int each = 0; counts && each < taken.length; each++) {
            times.get(each).add(taken[each]);
        }
    }

    private double timed(Step step) throws Exception {
        long begin = System.nanoTime();
        step.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private interface Step {
        void run() throws Exception;
    }

    private void byHand() throws Exception {
        run("ip link add name bench0 address 52:54:00:10:20:30 type bridge forward_delay 0 stp_state 1");
        run("ip address add 192.168.251.1/24 dev bench0 broadcast 192.168.251.255");
        run("ip link set dev bench0 up");
        run("nft -f " + folder.resolve("rules"));
        run("dnsmasq --conf-file=" + folder.resolve("conf"));
    }

    private void undoneByHand() throws Exception {
        long pid = Long.parseLong(
                Files.readString(folder.resolve("root/run/network/bare.pid")).strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        run("nft delete table inet vireo-bench0");
        run("ip link delete dev bench0");
        // It is over when nothing of it is left but its exit status, for which somebody else may wait long.
        Path words = Path.of("/proc", Long.toString(pid), "cmdline");
        while (Files.exists(words) && Files.readAllBytes(words).length > 0) {
            Thread.sleep(1);
        }
    }

    private static void run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command.split(" ")).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed");
        }
    }
}
