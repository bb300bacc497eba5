package io.vireo.driver.lxc;

import io.vireo.domain.Definition;
import io.vireo.domain.DomainRef;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A platform in a process of its own, which makes and ends containers until it is killed. It says {@code do VERB NAME} before
 * each step and {@code done VERB NAME} after it.
 */
final class KillVictim {

    private static final int NAMES = 5;

    private final Opened opened;
    private final Path folder;
    private final Random random;

    private KillVictim(Path folder, long seed) {
        this.folder = folder;
        this.opened = new Opened(folder.resolve("state"));
        this.random = new Random(seed);
    }

    /**
     * Runs until it is killed.
     *
     * @param arguments the folder, and a number for the choice of steps
     */
    public static void main(String[] arguments) {
        KillVictim victim = new KillVictim(Path.of(arguments[0]), Long.parseLong(arguments[1]));
        System.out.println("ready");
        while (true) {
            victim.step("c" + victim.random.nextInt(NAMES));
        }
    }

    private void step(String name) {
        Optional<DomainRef> known = opened.domains().listDomains(Set.of()).stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        boolean active = known.isPresent() && opened.inspect(known.get()).isActive();
        boolean defined =
                known.isPresent() && opened.part(Definition.class, known.get()).isPersistent();
        String verb = choose(defined, active);
        System.out.println("do " + verb + " " + name);
        Containers container = container(name);
        switch (verb) {
            case "define" -> opened.define(container);
            case "create" -> opened.domains().createDomain(container.xml(), Set.of());
            case "start" -> opened.lifecycle(known.orElseThrow()).start(Set.of());
            case "destroy" -> opened.lifecycle(known.orElseThrow()).destroy(Set.of());
            default -> opened.part(Definition.class, known.orElseThrow()).undefine(Set.of());
        }
        System.out.println("done " + verb + " " + name);
    }

    private String choose(boolean defined, boolean active) {
        List<String> possible = active
                ? defined ? List.of("destroy", "destroy", "undefine") : List.of("destroy")
                : defined ? List.of("start", "start", "undefine") : List.of("define", "create");
        return possible.get(random.nextInt(possible.size()));
    }

    /** Plain ones, and ones with what the host has to lend: cards and images. */
    private Containers container(String name) {
        Containers container =
                Containers.named(name).root(BusyboxRoot.in(folder)).console();
        int kind = name.charAt(1) - '0';
        if (kind == 1 || kind == 2) {
            container.device("<interface type='ethernet'/>");
        }
        if (kind == 2 || kind == 3) {
            container.device("<disk type='file' device='disk'><source file='" + image(name) + "'/><target"
                    + " dev='vda'/></disk>");
        }
        return container;
    }

    private Path image(String name) {
        Path image = folder.resolve(name + ".img");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(1 << 20);
            return image;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
