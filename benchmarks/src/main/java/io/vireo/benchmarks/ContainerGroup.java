package io.vireo.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Linux containers, beside liblxc's own commands and, where there is one, a real libvirtd; in namespaces of their own. */
final class ContainerGroup implements Group {

    /** /sys shows the network of whoever mounted it, so it is mounted anew, and the control groups are kept. */
    private static final String INSIDE = "set -e; keep=$(mktemp -d); mount -t tmpfs none \"$keep\"; mkdir \"$keep/c\";"
            + " mount --rbind /sys/fs/cgroup \"$keep/c\"; mount -t sysfs sysfs /sys;"
            + " mount --rbind \"$keep/c\" /sys/fs/cgroup; umount -l \"$keep\"; rmdir \"$keep\";"
            + " ip link set lo up; exec \"$@\"";

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        Process process = new ProcessBuilder(command(effort, folder))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException(
                    "containers could not be measured: root, namespaces, the package lxc and busybox are needed");
        }
        double[] values =
                Stream.of(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
        List<Figure> figures = new ArrayList<>(List.of(
                beside("container: start", values[0], values[2], "lxc-start", new Limit.Ratio(1.5)),
                beside("container: destroy", values[1], values[3], "lxc-stop -k", new Limit.Ratio(1.5)),
                beside("container with a card: start", values[6], values[8], "lxc-start", new Limit.Ratio(1.5)),
                beside("container with a card: destroy", values[7], values[9], "lxc-stop -k", new Limit.Ratio(1.5)),
                Figure.alone(
                        "200 containers: list with statistics",
                        Unit.MILLISECONDS,
                        values[12],
                        new Limit.Value(50, Unit.MILLISECONDS)),
                Figure.alone(
                        "200 containers: heap of each", Unit.BYTES, values[13], new Limit.Value(200 << 10, Unit.BYTES)),
                Figure.alone(
                        "200 containers: resident memory of the platform, each",
                        Unit.BYTES,
                        values[14],
                        new Limit.Value(200 << 10, Unit.BYTES))));
        if (values[4] > 0) {
            figures.add(beside("container: start", values[0], values[4], "libvirtd", new Limit.Ratio(0.5)));
            figures.add(beside("container: destroy", values[1], values[5], "libvirtd", Limit.NONE));
        }
        return figures;
    }

    private static Figure beside(String name, double measured, double reference, String what, Limit limit) {
        return Figure.compared(name, Unit.MILLISECONDS, new Pair(measured, reference), what, limit);
    }

    private static List<String> command(Effort effort, Path folder) {
        List<String> command = new ArrayList<>(
                List.of("unshare", "-n", "-m", "--propagation", "private", "sh", "-c", INSIDE, "inside"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<Path> path = ClassPath.of(
                "benchmarks",
                "api-bundle",
                "registry-bundle",
                "protocol-bundle",
                "driver-kit",
                "driver-lxc",
                "driver-remote",
                "slf4j-api",
                "slf4j-simple");
        command.addAll(List.of(
                "-cp", String.join(":", path.stream().map(Path::toString).toList())));
        command.addAll(
                List.of(ContainerProgram.class.getName(), folder.toString(), Integer.toString(5 * effort.rounds())));
        return command;
    }
}
