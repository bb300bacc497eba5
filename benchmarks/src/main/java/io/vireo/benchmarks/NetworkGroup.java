package io.vireo.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A virtual network, beside the bare commands that make the same; in a network namespace of its own. */
final class NetworkGroup implements Group {

    private static final String INSIDE = "ip link set lo up && exec \"$@\"";

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        Process process = new ProcessBuilder(command(effort, folder))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(
                    "networks could not be measured: root, a network namespace, ip, nft and dnsmasq are needed");
        }
        double[] values = List.of(answer.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        return List.of(
                Figure.compared(
                        "network of NAT with DHCP: start",
                        Unit.MILLISECONDS,
                        new Pair(values[0], values[1]),
                        "ip, ip, ip, nft, dnsmasq",
                        new Limit.Ratio(1.5)),
                Figure.compared(
                        "network of NAT with DHCP: stop",
                        Unit.MILLISECONDS,
                        new Pair(values[2], values[3]),
                        "kill, nft, ip",
                        Limit.NONE));
    }

    private static List<String> command(Effort effort, Path folder) {
        List<String> command = new ArrayList<>(List.of("unshare", "-n", "-m", "sh", "-c", INSIDE, "inside"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<Path> path = ClassPath.of(
                "benchmarks",
                "api-bundle",
                "registry-bundle",
                "driver-kit",
                "driver-network-bridge",
                "slf4j-api",
                "slf4j-simple");
        command.addAll(List.of(
                "-cp", String.join(":", path.stream().map(Path::toString).toList())));
        command.addAll(
                List.of(NetworkProgram.class.getName(), folder.toString(), Integer.toString(5 * effort.rounds())));
        return command;
    }
}
