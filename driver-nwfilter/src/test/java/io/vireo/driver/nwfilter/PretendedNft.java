package io.vireo.driver.nwfilter;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A kernel that understands the few words of which transactions are made, and refuses when it is told to. */
final class PretendedNft implements Nft {

    final List<String> scripts = new ArrayList<>();
    Map<String, List<String>> chains = new TreeMap<>();
    Map<String, String> sets = new TreeMap<>();
    boolean refuses;

    @Override
    public void run(String script) {
        if (refuses) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "the kernel refuses");
        }
        Map<String, List<String>> then = new TreeMap<>();
        chains.forEach((name, rules) -> then.put(name, new ArrayList<>(rules)));
        Map<String, String> thenSets = new LinkedHashMap<>(sets);
        script.lines().forEach(line -> apply(line, then, thenSets));
        chains = then;
        sets = thenSets;
        scripts.add(script);
    }

    private static void apply(String line, Map<String, List<String>> chains, Map<String, String> sets) {
        String[] words = line.split(" ", 6);
        switch (words[0] + " " + words[1]) {
            case "delete table" -> {
                chains.clear();
                sets.clear();
            }
            case "add chain" -> chains.computeIfAbsent(words[4], any -> new ArrayList<>());
            case "flush chain" -> require(chains, words[4]).clear();
            case "delete chain" -> {
                require(chains, words[4]);
                chains.remove(words[4]);
            }
            case "add rule" -> require(chains, words[4]).add(words[5]);
            case "add set" -> sets.putIfAbsent(words[4], words[5]);
            case "delete set" -> sets.remove(words[4]);
            default -> {}
        }
    }

    private static List<String> require(Map<String, List<String>> chains, String name) {
        if (!chains.containsKey(name)) {
            throw new VirtException(ErrorCode.INTERNAL_ERROR, "no chain " + name);
        }
        return chains.get(name);
    }

    @Override
    public List<String> chains(String table) {
        return List.copyOf(chains.keySet());
    }

    @Override
    public List<String> sets(String table) {
        return List.copyOf(sets.keySet());
    }
}
