package io.vireo.driver.qemu;

/**
 * A disk of a checkpoint.
 *
 * @param target the disk
 * @param bitmap the name of the bitmap in its image that marks what was written since
 */
record CheckpointDisk(String target, String bitmap) {}
