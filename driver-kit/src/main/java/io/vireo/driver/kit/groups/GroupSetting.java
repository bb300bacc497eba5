package io.vireo.driver.kit.groups;

import java.util.Objects;

/**
 * One value in one file of a control group.
 *
 * @param controller the controller, by its name in the first version
 * @param file the file
 * @param value what is written
 */
public record GroupSetting(String controller, String file, String value) {

    /** Fails with a null. */
    public GroupSetting {
        Objects.requireNonNull(controller, "controller");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(value, "value");
    }
}
