package io.vireo.driver.kit;

import java.nio.file.Path;

/**
 * A file that holds no usable definition.
 *
 * @param file where it was
 * @param now where it is now; the same when it could not be renamed
 * @param why what is wrong with it
 */
public record SetAside(Path file, Path now, String why) {}
