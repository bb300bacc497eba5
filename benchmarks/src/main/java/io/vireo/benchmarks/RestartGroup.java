package io.vireo.benchmarks;

import io.vireo.Connect;
import io.vireo.Vireo;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A new virtual machine that opens QEMU's connection and lists, with many definitions and with none. */
final class RestartGroup implements Group {

    private static final int MANY = 1000;

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        String full = "qemu:///embed?root=" + folder.resolve("full");
        String empty = "qemu:///embed?root=" + folder.resolve("empty");
        double defining = define(full);
        Pair pair = Pair.inTurn(effort.rounds(), restart(full)::toFirstLine, restart(empty)::toFirstLine);
        return List.of(
                Figure.compared(
                        "restart with 1,000 QEMU definitions, to the first list",
                        Unit.MILLISECONDS,
                        pair,
                        "with none",
                        new Limit.Ratio(1.5)),
                Figure.alone("define a QEMU domain, forced to the disk", Unit.MILLISECONDS, defining, Limit.NONE));
    }

    private static JavaProgram restart(String uri) {
        return JavaProgram.of(
                ListProgram.class,
                ClassPath.of(
                        "benchmarks",
                        "api-bundle",
                        "registry-bundle",
                        "driver-kit",
                        "driver-qemu",
                        "slf4j-api",
                        "slf4j-simple"),
                List.of(),
                uri);
    }

    private static double define(String uri) {
        try (Connect connect = Vireo.load().open(uri)) {
            long begin = System.nanoTime();
            for (int each = 0; each < MANY; each++) {
                connect.defineDomain(xml(each));
            }
            return (System.nanoTime() - begin) / 1e6 / MANY;
        }
    }

    private static String xml(int number) {
        return String.format(
                Locale.ROOT,
                "<domain type='qemu'><name>guest-%04d</name><memory unit='MiB'>64</memory><vcpu>2</vcpu>"
                        + "<os><type arch='x86_64' machine='pc'>hvm</type></os><features><acpi/><apic/></features>"
                        + "<devices><disk type='file' device='disk'><driver name='qemu' type='qcow2'/>"
                        + "<source file='/var/lib/images/guest-%04d.qcow2'/><target dev='vda' bus='virtio'/></disk>"
                        + "<interface type='user'><model type='virtio'/></interface>"
                        + "<serial type='pty'/><console type='pty'/></devices></domain>",
                number,
                number);
    }
}
