package io.vireo.itests.application;

import io.vireo.driver.kit.ChildProcess;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Counts frames that claim to be from somebody, when they have come in at a bridge; whatever was dropped before is not among them.
 * Only to be used in a network namespace.
 */
final class Counted {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Counted() {}

    static Counted at(String ip, String mac) {
        nft("add table bridge counted; add chain bridge counted seen { type filter hook input priority 300; };"
                + "add counter bridge counted false-mac; add counter bridge counted false-ip; add counter bridge counted false-arp;"
                + "add rule bridge counted seen ether saddr " + mac + " counter name false-mac;"
                + "add rule bridge counted seen ip saddr " + ip + " counter name false-ip;"
                + "add rule bridge counted seen arp saddr ip " + ip + " counter name false-arp");
        return new Counted();
    }

    /** Of which kinds there were any, by now. */
    List<String> seen() {
        return Stream.of("mac", "ip", "arp").filter(Counted::isSeen).toList();
    }

    private static boolean isSeen(String kind) {
        Matcher packets = Pattern.compile("packets (\\d+)").matcher(nft("list counter bridge counted false-" + kind));
        return packets.find() && Long.parseLong(packets.group(1)) > 0;
    }

    void remove() {
        nft("delete table bridge counted");
    }

    static boolean rulesOfVireo() {
        return nft("list tables").contains("vireo-filters");
    }

    private static String nft(String script) {
        return ChildProcess.of(List.of("nft", script))
                .run(PATIENCE)
                .orFail(script)
                .output();
    }
}
