package io.vireo.driver.storage.fs;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.storage.FileStat;
import io.vireo.driver.kit.storage.Volume;
import io.vireo.driver.kit.storage.VolumeRequest;
import io.vireo.storage.StorageVolCreateFlag;
import io.vireo.xml.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The formats of volumes that are files, and what each can do. */
final class VolumeFormat {

    /** In the order of libvirt's capabilities; the last one libvirt has not. */
    static final List<String> ALL = List.of(
            "raw", "dir", "bochs", "cloop", "dmg", "iso", "vpc", "vdi", "fat", "vhd", "ploop", "cow", "qcow", "qcow2",
            "qed", "vmdk", "vhdx");

    private static final Set<String> LAYERED = Set.of("qcow", "qcow2", "qed", "vmdk");
    private static final List<String> COMPAT = List.of("0.10", "1.1");

    private VolumeFormat() {}

    static String of(VolumeRequest wanted) {
        return wanted.format().orElse("raw");
    }

    /** Refuses what contradicts itself or what the format cannot do, before anything is made. */
    static void check(VolumeRequest wanted, Set<StorageVolCreateFlag> flags) {
        String format = of(wanted);
        requireKnown(format);
        wanted.backing().ifPresent(backing -> checkBacking(backing, format));
        wanted.encryption().ifPresent(each -> checkEncryption(each, format));
        wanted.compat().filter(each -> !COMPAT.contains(each)).ifPresent(each -> {
            throw unsupported("compat level " + Names.shown(each) + " is none of " + String.join(", ", COMPAT));
        });
        boolean lazy = wanted.features().orElse(List.of()).contains("lazy_refcounts");
        if (lazy && wanted.compat().filter("0.10"::equals).isPresent()) {
            throw unsupported("lazy_refcounts not supported with compat level 0.10");
        }
        boolean ofQcow2 = wanted.features().filter(each -> !each.isEmpty()).isPresent()
                || wanted.clusterSize().isPresent();
        if (ofQcow2 && !format.equals("qcow2")) {
            throw unsupported("features and cluster size are of qcow2, not of " + format);
        }
        if (flags.contains(StorageVolCreateFlag.PREALLOC_METADATA) && !format.equals("qcow2")) {
            throw unsupported("metadata preallocation is not supported for " + format + " volumes");
        }
    }

    private static void requireKnown(String format) {
        if (!ALL.contains(format)) {
            throw unsupported("unknown volume format type " + Names.shown(format));
        }
    }

    private static void checkBacking(VolumeRequest.Backing backing, String format) {
        backing.format().ifPresent(VolumeFormat::requireKnown);
        if (!LAYERED.contains(format)) {
            throw new Unsupported(ErrorCode.NO_SUPPORT, "backing storage not supported for " + format + " volumes");
        }
        if (!backing.path().startsWith("/")) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "the path of a backing store begins with a slash, not '" + Names.shown(backing.path()) + "'");
        }
    }

    private static void checkEncryption(Element encryption, String format) {
        if (!format.equals("raw") && !format.equals("qcow2")) {
            throw unsupported("volume encryption unsupported with format " + format);
        }
    }

    private static Unsupported unsupported(String why) {
        return new Unsupported(ErrorCode.CONFIG_UNSUPPORTED, why);
    }

    /** What a new volume says of what lies beneath it. */
    static Volume.Backing beneath(VolumeRequest.Backing backing) {
        Optional<FileStat> stat = FileFacts.stat(Path.of(backing.path()), 0).filter(each -> each.kind() == 'f');
        return new Volume.Backing(backing.path(), backing.format().orElse("raw"), stat, backing.permissions());
    }

    /** The options of {@code qemu-img} for a new image, joined by commas; empty for none. */
    static String options(VolumeRequest wanted, Optional<String> key) {
        List<String> options = new ArrayList<>();
        String format = of(wanted);
        if (format.equals("qcow2")) {
            boolean newer = wanted.features().filter(each -> !each.isEmpty()).isPresent();
            options.add("compat=" + wanted.compat().orElse(newer ? "1.1" : "0.10"));
            wanted.features().orElse(List.of()).forEach(each -> options.add(each + "=on"));
            wanted.clusterSize().ifPresent(bytes -> options.add("cluster_size=" + bytes));
        }
        if (wanted.noCopyOnWrite() && (format.equals("qcow2") || format.equals("vdi") || format.equals("vmdk"))) {
            options.add("nocow=on");
        }
        String prefix = format.equals("qcow2") ? "encrypt." : "";
        wanted.encryption().ifPresent(each -> options.addAll(encryption(each, prefix, key.orElseThrow())));
        return String.join(",", options);
    }

    private static List<String> encryption(Element given, String prefix, String key) {
        List<String> options = new ArrayList<>();
        if (!prefix.isEmpty()) {
            options.add("encrypt.format=luks");
        }
        options.add(prefix + "key-secret=" + key);
        given.at("cipher/@name")
                .ifPresent(name -> options.add(prefix + "cipher-alg=" + word(name)
                        + given.at("cipher/@size").map(s -> "-" + word(s)).orElse("")));
        given.at("cipher/@mode").ifPresent(mode -> options.add(prefix + "cipher-mode=" + word(mode)));
        given.at("cipher/@hash").ifPresent(hash -> options.add(prefix + "hash-alg=" + word(hash)));
        given.at("ivgen/@name").ifPresent(name -> options.add(prefix + "ivgen-alg=" + word(name)));
        given.at("ivgen/@hash").ifPresent(hash -> options.add(prefix + "ivgen-hash-alg=" + word(hash)));
        return options;
    }

    private static String word(String text) {
        if (!text.matches("[A-Za-z0-9-]{1,32}")) {
            throw new BadXml(ErrorCode.XML_ERROR, "'" + Names.shown(text) + "' names no cipher, mode or hash");
        }
        return text;
    }
}
