package io.vireo.itests.application;

import io.vireo.Connect;
import io.vireo.NotFound;
import io.vireo.Vireo;
import io.vireo.storage.StoragePool;
import io.vireo.storage.StorageVol;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes and removes pools of four types and volumes in them without end, and says before and after each step what it does. */
public final class StorageVictim {

    /** The document of each pool is a file of its name with this ending, in the folder that the first argument names. */
    public static final String ENDING = ".pool";

    private static final int FULL = 4;

    private final Connect connect;
    private final Random random;

    private StorageVictim(Connect connect, Random random) {
        this.connect = connect;
        this.random = random;
    }

    /**
     * Begins with what was left, and goes on until it is killed.
     *
     * @param arguments a folder for everything, and a seed
     * @throws IOException when the documents cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Random random = new Random(Long.parseLong(arguments[1]));
        List<Path> documents;
        try (var all = Files.list(folder)) {
            documents = all.filter(each -> each.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
        try (Connect connect = Vireo.load().open(uri(folder))) {
            StorageVictim victim = new StorageVictim(connect, random);
            while (true) {
                victim.cycle(documents.get(random.nextInt(documents.size())));
            }
        }
    }

    /** The connection to the pools below a folder. */
    public static String uri(Path folder) {
        return "storage:///embed?root=" + folder.resolve("root");
    }

    private void cycle(Path document) throws IOException {
        String name = document.getFileName().toString().replace(ENDING, "");
        Optional<StoragePool> there = found(name);
        if (there.isEmpty()) {
            String xml = Files.readString(document);
            step("define", name, () -> connect.definePool(xml));
        }
        StoragePool pool = connect.pool(name);
        if (!pool.isActive()) {
            step("start", name, pool::start);
        }
        for (int some = random.nextInt(3); some >= 0; some--) {
            change(pool, name);
        }
        step("destroy", name, pool::destroy);
        step("undefine", name, pool::undefine);
    }

    /** The volumes of a pool, without what a new file system has in it. */
    public static List<StorageVol> volumes(StoragePool pool) {
        return pool.listVols().stream()
                .filter(each -> !each.name().equals("lost+found"))
                .toList();
    }

    private Optional<StoragePool> found(String name) {
        try {
            return Optional.of(connect.pool(name));
        } catch (NotFound undefined) {
            return Optional.empty();
        }
    }

    private void change(StoragePool pool, String name) {
        List<StorageVol> all = volumes(pool);
        boolean removed = all.size() >= FULL || !all.isEmpty() && random.nextBoolean();
        if (removed) {
            StorageVol volume = all.get(random.nextInt(all.size()));
            step("remove", name + " " + volume.name(), volume::delete);
        } else {
            String volume = free(pool, all.stream().map(StorageVol::name).toList());
            step("make", name + " " + volume, () -> make(pool, volume, all));
        }
    }

    /** Partitions are named by the kernel, after their disk. */
    private static String free(StoragePool pool, List<String> taken) {
        Element document = Element.parse(pool.xmlDesc());
        String prefix = document.has("type", "disk")
                ? Path.of(document.at("source/device/@path").orElseThrow()).getFileName() + "p"
                : "v";
        return IntStream.rangeClosed(1, FULL + 1)
                .mapToObj(number -> prefix + number)
                .filter(each -> !taken.contains(each))
                .findFirst()
                .orElseThrow();
    }

    private void make(StoragePool pool, String name, List<StorageVol> all) {
        String xml = "<volume><name>" + name + "</name><capacity unit='MiB'>4</capacity></volume>";
        boolean files = pool.xmlDesc().contains("type='dir'") || pool.xmlDesc().contains("type='fs'");
        if (files && !all.isEmpty() && random.nextBoolean()) {
            pool.createVolFrom(xml, all.get(0));
        } else {
            pool.createVol(files && random.nextBoolean() ? imaged(xml) : xml);
        }
    }

    private static String imaged(String xml) {
        return xml.replace("</volume>", "<target><format type='vmdk'/></target></volume>");
    }

    private static void step(String verb, String what, Runnable work) {
        say("do " + verb + " " + what);
        work.run();
        say("done " + verb + " " + what);
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
