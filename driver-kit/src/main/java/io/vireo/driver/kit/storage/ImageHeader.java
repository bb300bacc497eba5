package io.vireo.driver.kit.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the first bytes of a file say. Nothing else is read: what they point to may be anything.
 *
 * @param format the format; {@code raw} when there is no sign of another
 * @param capacity how much a guest can write, in bytes; empty when that is the length of the file
 * @param backing what it says lies beneath
 * @param backingFormat what it says is in there
 * @param compat the version of a qcow2, when it is not the oldest
 * @param clusterSize in bytes
 * @param features the features of a qcow2, when it can have some
 * @param luks whether the content is encrypted by LUKS
 */
public record ImageHeader(
        String format,
        OptionalLong capacity,
        Optional<String> backing,
        Optional<String> backingFormat,
        Optional<String> compat,
        OptionalLong clusterSize,
        Optional<List<String>> features,
        boolean luks) {

    /** Of a file that has no header. */
    public static final ImageHeader RAW = plain("raw", OptionalLong.empty());

    private static final int READ = 4096;
    private static final int LONGEST_PATH = 1023;
    private static final int ISO_AT = 0x8001;
    private static final int SECTOR = 512;
    private static final Pattern PARENT = Pattern.compile("parentFileNameHint=\"([^\"\\n]{1,1023})\"");

    private static ImageHeader plain(String format, OptionalLong capacity) {
        return new ImageHeader(
                format,
                capacity,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                false);
    }

    /**
     * Reads the first bytes of a file.
     *
     * @param channel the file
     * @return what they say; that it is raw when they say nothing
     * @throws IOException when they cannot be read
     */
    public static ImageHeader read(FileChannel channel) throws IOException {
        ByteBuffer head = readAt(channel, 0, READ);
        if (head.limit() < SECTOR) {
            return RAW;
        }
        String magic = latin(head, 0, 8);
        if (magic.startsWith("QFI\u00fb")) {
            return qcow(channel, head);
        }
        if (magic.startsWith("LUKS\u00ba\u00be")) {
            return luks(channel, head);
        }
        if (magic.startsWith("QED\0")) {
            return qed(channel, head.order(ByteOrder.LITTLE_ENDIAN));
        }
        if (magic.startsWith("KDMV")) {
            return vmdk(channel, head.order(ByteOrder.LITTLE_ENDIAN));
        }
        return others(channel, head, magic);
    }

    private static ImageHeader others(FileChannel channel, ByteBuffer head, String magic) throws IOException {
        if (magic.equals("conectix")) {
            return plain("vpc", size(head.getLong(40)));
        }
        if (magic.equals("vhdxfile")) {
            return plain("vhdx", VhdxHeader.capacity(channel));
        }
        if (head.getInt(64) == 0x7f10dabe) {
            return plain("vdi", size(head.order(ByteOrder.LITTLE_ENDIAN).getLong(0x170)));
        }
        boolean iso = channel.size() > ISO_AT + 5
                && latin(readAt(channel, ISO_AT, 5), 0, 5).equals("CD001");
        return iso ? plain("iso", OptionalLong.empty()) : RAW;
    }

    static ByteBuffer readAt(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        int count = 0;
        while (bytes.hasRemaining() && count >= 0) {
            count = channel.read(bytes, position + bytes.position());
        }
        return bytes.flip();
    }

    private static String latin(ByteBuffer bytes, int from, int length) {
        int end = Math.min(bytes.limit(), from + length);
        return new String(bytes.array(), from, Math.max(0, end - from), StandardCharsets.ISO_8859_1);
    }

    /** A number of bytes; one that no file can have is as if it were not there. */
    private static OptionalLong size(long bytes) {
        return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private static ImageHeader qcow(FileChannel channel, ByteBuffer head) throws IOException {
        int version = head.getInt(4);
        Optional<String> backing = text(channel, head.getLong(8), head.getInt(16));
        OptionalLong capacity = size(head.getLong(24));
        if (version == 1) {
            return new ImageHeader(
                    "qcow",
                    capacity,
                    backing,
                    Optional.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    false);
        }
        if (version != 2 && version != 3) {
            return RAW;
        }
        return new ImageHeader(
                "qcow2",
                capacity,
                backing,
                Qcow2Extensions.backingFormat(channel, version == 2 ? 72 : head.getInt(100)),
                version == 2 ? Optional.empty() : Optional.of("1.1"),
                cluster(head.getInt(20)),
                version == 2 ? Optional.empty() : Optional.of(features(head.getLong(72), head.getLong(80))),
                head.getInt(32) == 2);
    }

    private static OptionalLong cluster(int bits) {
        return bits >= 9 && bits <= 21 ? OptionalLong.of(1L << bits) : OptionalLong.empty();
    }

    private static List<String> features(long incompatible, long compatible) {
        List<String> features = new java.util.ArrayList<>();
        if ((compatible & 1) != 0) {
            features.add("lazy_refcounts");
        }
        if ((incompatible & 1 << 4) != 0) {
            features.add("extended_l2");
        }
        return features;
    }

    private static Optional<String> text(FileChannel channel, long at, long length) throws IOException {
        if (at <= 0 || length <= 0 || length > LONGEST_PATH) {
            return Optional.empty();
        }
        ByteBuffer bytes = readAt(channel, at, (int) length);
        String text = new String(bytes.array(), 0, bytes.limit(), StandardCharsets.UTF_8);
        return Optional.of(text).filter(each -> !each.isEmpty() && each.chars().noneMatch(Character::isISOControl));
    }

    private static ImageHeader luks(FileChannel channel, ByteBuffer head) throws IOException {
        boolean first = head.getShort(6) == 1;
        long payload = first ? (head.getInt(104) & 0xffffffffL) * SECTOR : 0;
        return new ImageHeader(
                "raw",
                size(channel.size() - payload),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                true);
    }

    private static ImageHeader qed(FileChannel channel, ByteBuffer head) throws IOException {
        boolean beneath = (head.getLong(16) & 1) != 0;
        Optional<String> backing =
                beneath ? text(channel, head.getInt(56) & 0xffffffffL, head.getInt(60)) : Optional.empty();
        return new ImageHeader(
                "qed",
                size(head.getLong(48)),
                backing,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                false);
    }

    private static ImageHeader vmdk(FileChannel channel, ByteBuffer head) throws IOException {
        long sectors = head.getLong(12);
        long at = head.getLong(28) * SECTOR;
        Optional<String> backing = Optional.empty();
        if (at > 0) {
            ByteBuffer descriptor = readAt(channel, at, 20 * SECTOR);
            Matcher parent = PARENT.matcher(latin(descriptor, 0, descriptor.limit()));
            backing = parent.find() ? Optional.of(parent.group(1)) : Optional.empty();
        }
        return new ImageHeader(
                "vmdk",
                sectors < 0 || sectors > Long.MAX_VALUE / SECTOR ? OptionalLong.empty() : size(sectors * SECTOR),
                backing,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                false);
    }
}
