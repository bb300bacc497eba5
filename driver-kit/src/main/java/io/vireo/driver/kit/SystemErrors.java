package io.vireo.driver.kit;

import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Optional;

/** Failures of the operating system as errors of the API, with the number of the system call's error where Java tells it. */
public final class SystemErrors {

    private record Reason(int errno, String text) {}

    private static final Map<String, Integer> ERRNO = Map.of(
            "Operation not permitted", 1,
            "Input/output error", 5,
            "Permission denied", 13,
            "File too large", 27,
            "No space left on device", 28,
            "Read-only file system", 30,
            "File name too long", 36,
            "Too many levels of symbolic links", 40,
            "Disk quota exceeded", 122);

    private SystemErrors() {}

    /**
     * Makes the error of a failed access to the system: {@link ErrorCode#SYSTEM_ERROR} with the reason that the system
     * gave, and its number as the error's first number; {@link ErrorCode#OPERATION_ABORTED} when the thread was interrupted.
     *
     * @param what what failed, such as {@code cannot write the definition of 'web' to /etc/vireo/qemu/web.xml}
     * @param cause what Java reported
     * @return an error, not thrown yet
     */
    public static VirtException of(String what, IOException cause) {
        if (cause instanceof ClosedByInterruptException) {
            return VirtException.of(ErrorFacts.of(ErrorCode.OPERATION_ABORTED, what + ": it was interrupted"), cause);
        }
        Reason reason = reasonOf(cause);
        return VirtException.of(facts(what + ": " + reason.text(), reason.errno()), cause);
    }

    /**
     * Makes the error of something that the system refuses, where the reason is known without an exception of Java.
     *
     * @param sentence what failed and why
     * @param errno the number of the system call's error
     * @return an error, not thrown yet
     */
    public static VirtException of(String sentence, int errno) {
        return VirtException.of(facts(sentence, errno));
    }

    private static ErrorFacts facts(String sentence, int errno) {
        return new ErrorFacts(
                ErrorCode.SYSTEM_ERROR.number(),
                0,
                sentence,
                Optional.of(ErrorCode.SYSTEM_ERROR.template()),
                Optional.of(sentence),
                Optional.empty(),
                errno,
                -1);
    }

    private static Reason reasonOf(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return new Reason(2, "No such file or directory");
        }
        if (cause instanceof AccessDeniedException) {
            return new Reason(13, "Permission denied");
        }
        if (cause instanceof FileAlreadyExistsException) {
            return new Reason(17, "File exists");
        }
        if (cause instanceof NotDirectoryException) {
            return new Reason(20, "Not a directory");
        }
        if (cause instanceof DirectoryNotEmptyException) {
            return new Reason(39, "Directory not empty");
        }
        String text = cause instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(cause.getMessage());
        return ERRNO.entrySet().stream()
                .filter(known -> text.contains(known.getKey()))
                .findFirst()
                .map(known -> new Reason(known.getValue(), known.getKey()))
                .orElseGet(() -> new Reason(-1, text));
    }
}
