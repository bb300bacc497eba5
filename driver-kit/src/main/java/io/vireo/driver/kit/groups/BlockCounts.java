package io.vireo.driver.kit.groups;

/**
 * What was read from and written to a block device.
 *
 * @param reads how often it was read from
 * @param readBytes how much
 * @param writes how often it was written to
 * @param writtenBytes how much
 */
public record BlockCounts(long reads, long readBytes, long writes, long writtenBytes) {

    /** Nothing. */
    public static final BlockCounts NONE = new BlockCounts(0, 0, 0, 0);

    /** These and a number by the kernel's name. */
    BlockCounts plus(String key, long value) {
        return switch (key) {
            case "rios" -> new BlockCounts(reads + value, readBytes, writes, writtenBytes);
            case "rbytes" -> new BlockCounts(reads, readBytes + value, writes, writtenBytes);
            case "wios" -> new BlockCounts(reads, readBytes, writes + value, writtenBytes);
            case "wbytes" -> new BlockCounts(reads, readBytes, writes, writtenBytes + value);
            default -> this;
        };
    }

    /** The sum of both. */
    public BlockCounts plus(BlockCounts other) {
        return new BlockCounts(
                reads + other.reads,
                readBytes + other.readBytes,
                writes + other.writes,
                writtenBytes + other.writtenBytes);
    }
}
