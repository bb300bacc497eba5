package io.vireo.driver.nwfilter;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.ChildProcess;
import io.vireo.driver.kit.Outcome;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The program {@code nft}. Scripts are handed to it in a file, for its arguments could not hold them. */
final class RealNft implements Nft {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SHOWN = 600;

    private final Path script;

    /** Keeps the script that is running in a folder of ours. */
    RealNft(Path folder) {
        this.script = folder.resolve("rules.nft");
    }

    @Override
    public void run(String text) {
        try {
            Files.writeString(script, text, StandardCharsets.US_ASCII);
            Outcome outcome = nft(List.of("-f", script.toString()));
            if (!outcome.isSuccess()) {
                throw refused(outcome);
            }
        } catch (IOException failure) {
            throw SystemErrors.of("cannot write the rules of a filter to " + script, failure);
        } finally {
            forget();
        }
    }

    private static VirtException refused(Outcome outcome) {
        String why = outcome.errors().replaceAll("[\\s^~]+", " ").strip();
        return new VirtException(
                ErrorCode.INTERNAL_ERROR,
                "Failed to apply firewall rules, nothing was changed: nft ended with " + outcome.exit() + ": "
                        + (why.length() > SHOWN ? why.substring(0, SHOWN) + " ..." : why));
    }

    private void forget() {
        try {
            Files.deleteIfExists(script);
        } catch (IOException left) {
            script.toFile().deleteOnExit();
        }
    }

    @Override
    public List<String> chains(String table) {
        return names(table, "chain", List.of("list", "chains", "bridge"));
    }

    @Override
    public List<String> sets(String table) {
        return names(table, "set", List.of("-t", "list", "sets", "bridge"));
    }

    private static List<String> names(String table, String kind, List<String> arguments) {
        List<String> names = new ArrayList<>();
        boolean ours = false;
        String start = kind + " ";
        for (String line :
                nft(arguments).orFail("list the rules of filters").output().split("\n")) {
            if (line.startsWith("table ")) {
                ours = line.equals("table bridge " + table + " {");
            } else if (ours && line.strip().startsWith(start)) {
                names.add(line.strip().substring(start.length()).split(" ")[0]);
            }
        }
        return names;
    }

    private static Outcome nft(List<String> arguments) {
        return ChildProcess.of(
                        Stream.concat(Stream.of("nft"), arguments.stream()).toList())
                .run(PATIENCE);
    }
}
