package io.vireo.driver.nwfilter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * All that the kernel is to know about a port.
 *
 * @param port the port's device
 * @param chains its chains
 * @param sets the definitions of its sets, by name
 */
record PortProgram(String port, List<Chain> chains, Map<String, String> sets) {

    PortProgram {
        chains = List.copyOf(chains);
        sets = Map.copyOf(sets);
    }

    /** The name of an empty chain that says, in the kernel, which program is there. */
    String mark() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            chains.forEach(each -> digest.update(each.toString().getBytes(StandardCharsets.UTF_8)));
            sets.keySet().stream().sorted().forEach(each -> digest.update(each.getBytes(StandardCharsets.UTF_8)));
            return "program/" + port + "/" + HexFormat.of().formatHex(digest.digest(), 0, 10);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java knows SHA-256", impossible);
        }
    }

    int rules() {
        return chains.stream().mapToInt(each -> each.rules().size()).sum();
    }
}
