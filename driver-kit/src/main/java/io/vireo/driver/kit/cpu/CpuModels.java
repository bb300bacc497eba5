package io.vireo.driver.kit.cpu;

import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The processor models of one architecture family, in the order in which they are listed. */
public final class CpuModels {

    private static final Set<String> X86 = Set.of("i686", "x86_64");
    private static final Set<String> POWER = Set.of("ppc64", "ppc64le");
    private static final Set<String> ANY_MODEL = Set.of("s390", "s390x", "aarch64", "armv6l", "armv7b", "armv7l");
    private static final Set<String> OTHERS = Set.of(
            "alpha",
            "armv7",
            "cris",
            "itanium",
            "lm32",
            "loongarch64",
            "m68k",
            "microblaze",
            "microblazeel",
            "mips",
            "mipsel",
            "mips64",
            "mips64el",
            "or32",
            "parisc",
            "parisc64",
            "ppc",
            "ppcle",
            "ppcemb",
            "riscv32",
            "riscv64",
            "sh4",
            "sh4eb",
            "sparc",
            "sparc64",
            "unicore32",
            "xtensa",
            "xtensaeb");

    private final Map<String, CpuModel> byName = new LinkedHashMap<>();
    private List<String> order = List.of();
    private List<String> unmigratable = List.of();

    private CpuModels(String family) {
        for (String line : lines()) {
            List<String> words = List.of(line.split(" "));
            if (words.get(0).equals("order")) {
                order = family.equals("x86") ? words.subList(1, words.size()) : List.of();
            } else if (words.get(0).equals("unmigratable")) {
                unmigratable = words.subList(1, words.size());
            } else if (words.get(0).startsWith(family)) {
                add(words);
            }
        }
    }

    private static List<String> lines() {
        try (InputStream stream = CpuModels.class.getResourceAsStream("cpu-models.txt")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("the processor models are not in the bundle", missing);
        }
    }

    private void add(List<String> words) {
        Set<String> features = new HashSet<>();
        for (String word : words.subList(3, words.size())) {
            if (word.startsWith("=")) {
                features.addAll(byName.get(word.substring(1)).features());
            } else {
                features.add(word);
            }
        }
        String vendor = words.get(2);
        boolean describes = !words.get(0).endsWith("-named");
        byName.put(
                words.get(1),
                new CpuModel(words.get(1), Optional.of(vendor).filter(each -> !each.equals("-")), features, describes));
    }

    /**
     * The names of the models of an architecture; none when every name is accepted.
     *
     * @throws Unsupported when nothing is known of the architecture's models
     * @throws VirtException INVALID_ARG when there is no such architecture
     */
    public static List<String> names(String arch) {
        if (ANY_MODEL.contains(arch)) {
            return List.of();
        }
        return of(arch, "'" + arch + "' architecture is not supported by CPU driver")
                .names();
    }

    /**
     * The models of an architecture.
     *
     * @param refusal what to say when there is no table of them
     * @throws Unsupported when there is no table of them
     * @throws VirtException INVALID_ARG when there is no such architecture
     */
    public static CpuModels of(String arch, String refusal) {
        if (X86.contains(arch)) {
            return new CpuModels("x86");
        }
        if (POWER.contains(arch)) {
            return new CpuModels("ppc64");
        }
        if (ANY_MODEL.contains(arch) || OTHERS.contains(arch)) {
            throw new Unsupported(ErrorCode.NO_SUPPORT, refusal);
        }
        throw new VirtException(ErrorCode.INVALID_ARG, "cannot find architecture " + arch);
    }

    private List<String> names() {
        return List.copyOf(byName.keySet());
    }

    List<CpuModel> all() {
        return new ArrayList<>(byName.values());
    }

    CpuModel require(String name) {
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new VirtException(ErrorCode.INTERNAL_ERROR, "Unknown CPU model " + name));
    }

    /** All features in the order in which they are listed; empty when the architecture's models have none. */
    public List<String> order() {
        return order;
    }

    /** The features that keep a guest from moving to another host. */
    List<String> unmigratable() {
        return unmigratable;
    }
}
