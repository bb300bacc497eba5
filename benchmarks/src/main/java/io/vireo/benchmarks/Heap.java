package io.vireo.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What a server holds on to. */
final class Heap {

    private static final String TOTAL = "Total";
    private static final int TIMES = 3;

    private Heap() {}

    /**
     * Has a server collect its garbage and says how many bytes of objects are left.
     *
     * @throws IOException when the server is no virtual machine of this kind, or the JDK's {@code jcmd} is missing
     */
    static long live(Server server) throws IOException, InterruptedException {
        long live = Long.MAX_VALUE;
        for (int count = 0; count < TIMES; count++) {
            // What is finalized or cleared in one round is only gone in the next.
            live = Math.min(live, once(server));
        }
        return live;
    }

    private static long once(Server server) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        String pid = Long.toString(server.pid().orElseThrow());
        Process process = new ProcessBuilder(List.of(jcmd, pid, "GC.class_histogram"))
                .redirectErrorStream(true)
                .start();
        String last = "";
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                last = line.isBlank() ? last : line;
            }
        }
        if (process.waitFor() != 0 || !last.startsWith(TOTAL)) {
            throw new IOException("jcmd did not count the objects of the daemon, but said: " + last);
        }
        String[] words = last.trim().split("\\s+");
        return Long.parseLong(words[words.length - 1]);
    }
}
