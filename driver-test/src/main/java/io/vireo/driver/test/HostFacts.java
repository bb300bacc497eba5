package io.vireo.driver.test;

import io.vireo.Bytes;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.host.NodeInfo;
import io.vireo.xml.Element;
import java.util.Optional;

/**
 * What the simulated host is made of.
 *
 * @param node processors and memory
 */
record HostFacts(NodeInfo node) {

    /** The host of {@code test:///default}. */
    static final HostFacts STANDARD = new HostFacts(new NodeInfo("i686", Bytes.ofKib(3_145_728), 16, 1400, 2, 2, 2, 2));

    private static final int LONGEST_MODEL = 31;

    /** Reads them from a configuration; what it does not say is as on the host of {@code test:///default}. */
    static HostFacts of(Element config) {
        NodeInfo standard = STANDARD.node;
        return new HostFacts(new NodeInfo(
                model(config),
                Bytes.ofKib(number(config, "memory", "memory", standard.memory().kib())),
                (int) number(config, "cpu/active", "cpu active", standard.cpus()),
                (int) number(config, "cpu/mhz", "cpu mhz", standard.mhz()),
                (int) number(config, "cpu/nodes", "cpu nodes", standard.nodes()),
                (int) number(config, "cpu/sockets", "cpu sockets", standard.sockets()),
                (int) number(config, "cpu/cores", "cpu cores", standard.cores()),
                (int) number(config, "cpu/threads", "cpu threads", standard.threads())));
    }

    private static String model(Element config) {
        String model = config.at("cpu/model").orElse(STANDARD.node.model()).strip();
        if (model.length() > LONGEST_MODEL) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "Model " + model + " too big for destination");
        }
        return model;
    }

    private static long number(Element config, String path, String what, long otherwise) {
        Optional<String> text = config.at(path).map(String::strip);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseUnsignedInt(text.get());
        } catch (NumberFormatException bad) {
            throw new VirtException(ErrorCode.XML_ERROR, "invalid node " + what + " value", bad);
        }
    }
}
