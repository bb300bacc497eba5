package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;

/** A monitor or a guest's agent refused a command; {@link #errorClass()} says why in QEMU's own terms. */
final class QmpException extends VirtException {
    private static final long serialVersionUID = 1L;

    private final String errorClass;
    private final String description;

    private QmpException(String message, String errorClass, String description) {
        super(ErrorCode.INTERNAL_ERROR, message);
        this.errorClass = errorClass;
        this.description = description;
    }

    static QmpException of(String peer, String command, Json error) {
        String errorClass = error.text("class").orElse("GenericError");
        String description = error.text("desc").orElse("no description");
        String message = "Cannot execute " + command + ": " + peer + " says: " + description;
        return new QmpException(message, errorClass, description);
    }

    /** GenericError, CommandNotFound, DeviceNotActive, DeviceNotFound or KVMMissingCap. */
    String errorClass() {
        return errorClass;
    }

    /** What QEMU said, alone. */
    String description() {
        return description;
    }
}
