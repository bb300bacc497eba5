package io.vireo.benchmarks;

import io.vireo.ConnectRef;
import io.vireo.nwfilter.NwFilterBindingCreateFlag;
import io.vireo.nwfilter.NwFilterBindingRef;
import io.vireo.nwfilter.NwFilterDefineFlag;
import io.vireo.nwfilter.NwFilterRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A filter of many rules put to a port by the daemon, beside the same by a real libvirtd; see {@link WireGroup}. Our daemon
 * has a network of its own; so must the libvirtd.
 */
final class FilterGroup implements Group {

    private static final String URI = "nwfilter:///system";
    private static final int BIND = 399;
    private static final int UNBIND = 400;
    private static final int DEFINE = 431;
    private static final int UNDEFINE = 181;
    private static final String PORT =
            "lo"; // libvirtd puts no rules to a device that is not there; this is everywhere.

    private final Path distribution;

    /** Makes the group for a packed distribution. */
    FilterGroup(Path distribution) {
        this.distribution = distribution;
    }

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        Optional<Server> libvirtd = WireGroup.libvirtd();
        if (libvirtd.isEmpty()) {
            System.err.println("filters: no libvirtd to compare with; VIREO_BENCH_LIBVIRTD names its socket");
        }
        List<Figure> figures = new ArrayList<>();
        try (Server daemon = Server.startApart(distribution, Files.createDirectory(folder.resolve("daemon")));
                Wire ours = Wire.open(daemon.socket(), URI);
                Wire theirs = Wire.open(libvirtd.orElse(daemon).socket(), URI)) {
            figures.add(figure(ours, theirs, libvirtd.isPresent(), 100, 0.01));
            figures.add(figure(ours, theirs, libvirtd.isPresent(), 1000, 0.005));
        }
        return figures;
    }

    /** The reference is slow and steady: one round of it is enough. */
    private static Figure figure(Wire ours, Wire theirs, boolean paired, int rules, double most) throws IOException {
        String name = "filter of " + rules + " rules: bind to a port";
        define(ours, rules);
        double[] times = new double[9];
        for (int round = -5; round < times.length; round++) {
            double millis = bind(ours, rules);
            if (round >= 0) {
                times[round] = millis;
            }
        }
        double measured = Median.of(times);
        if (!paired) {
            return Figure.alone(name, Unit.MILLISECONDS, measured, Limit.NONE);
        }
        NwFilterRef filter = define(theirs, rules);
        Pair pair = new Pair(measured, bind(theirs, rules));
        theirs.ask(UNDEFINE, filter);
        return Figure.compared(name, Unit.MILLISECONDS, pair, "libvirtd", new Limit.Ratio(most));
    }

    private static NwFilterRef define(Wire wire, int rules) throws IOException {
        StringBuilder xml = new StringBuilder("<filter name='bench-" + rules + "'>");
        for (int rule = 0; rule < rules; rule++) {
            xml.append("<rule action='accept' direction='out' priority='" + rule % 500 + "'><ip dstipaddr='10."
                    + rule / 250 + "." + rule % 250 + ".1' protocol='tcp' dstportstart='" + (1000 + rule)
                    + "'/></rule>");
        }
        xml.append("</filter>");
        return (NwFilterRef) wire.ask(DEFINE, ConnectRef.INSTANCE, xml.toString(), Set.<NwFilterDefineFlag>of());
    }

    private static double bind(Wire wire, int rules) throws IOException {
        String xml = "<filterbinding><owner><name>bench</name><uuid>11111111-2222-4333-8444-555555550099</uuid></owner>"
                + "<portdev name='" + PORT + "'/><mac address='52:54:00:00:00:01'/><filterref filter='bench-" + rules
                + "'/></filterbinding>";
        long begin = System.nanoTime();
        NwFilterBindingRef bound =
                (NwFilterBindingRef) wire.ask(BIND, ConnectRef.INSTANCE, xml, Set.<NwFilterBindingCreateFlag>of());
        double millis = (System.nanoTime() - begin) / 1e6;
        wire.ask(UNBIND, bound);
        return millis;
    }
}
