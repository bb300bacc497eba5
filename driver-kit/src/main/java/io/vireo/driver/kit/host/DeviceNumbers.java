package io.vireo.driver.kit.host;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.SystemErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The numbers by which the kernel knows a device file, and the paths at which definitions name one. */
public final class DeviceNumbers {

    private static final int LONGEST = 4000;
    private static final Pattern ODD = Pattern.compile("\\p{Cntrl}");

    private DeviceNumbers() {}

    /**
     * Returns the numbers of a device file, as {@code 8:0}.
     *
     * @param device the file
     * @param block whether it has to be a block device; otherwise it has to be a character device
     * @return its numbers
     * @throws VirtException when it is not there, or no such device
     */
    public static String of(Path device, boolean block) {
        try {
            int mode = (Integer) Files.getAttribute(device, "unix:mode");
            int wanted = block ? 0x6000 : 0x2000;
            if ((mode & 0xf000) != wanted) {
                throw new VirtException(
                        ErrorCode.CONFIG_UNSUPPORTED, device + " is no " + (block ? "block" : "character") + " device");
            }
            return shown((Long) Files.getAttribute(device, "unix:rdev"));
        } catch (IOException failure) {
            throw SystemErrors.of("cannot look at the device " + device, failure);
        }
    }

    /**
     * Returns the numbers of the device that a file lies on, as {@code 8:0}; file systems without one have numbers of their
     * own.
     *
     * @param file a file or folder
     * @return the numbers
     * @throws VirtException when it is not there
     */
    public static String under(Path file) {
        try {
            return shown((Long) Files.getAttribute(file, "unix:dev"));
        } catch (IOException failure) {
            throw SystemErrors.of("cannot look at " + file, failure);
        }
    }

    private static String shown(long numbers) {
        long major = numbers >> 8 & 0xfff | numbers >> 32 & ~0xfffL;
        long minor = numbers & 0xff | numbers >> 12 & ~0xffL;
        return major + ":" + minor;
    }

    /**
     * Fails unless a path that a definition names is absolute, of one line and leads nowhere upwards.
     *
     * @param what what it is the path of, for the message
     * @param path the path
     * @throws BadXml when it is not
     */
    public static void requireAbsolute(String what, String path) {
        if (!path.startsWith("/")) {
            throw refused("the " + what + " has to be an absolute path, and '" + Names.shown(path) + "' is none");
        }
        if (ODD.matcher(path).find() || path.length() > LONGEST) {
            throw refused("the " + what + ", '" + Names.shown(path) + "', is too long or has control characters");
        }
        if (List.of(path.split("/")).contains("..")) {
            throw refused("the " + what + ", '" + Names.shown(path) + "', leads upwards with '..'");
        }
    }

    private static BadXml refused(String why) {
        return new BadXml(ErrorCode.XML_ERROR, why);
    }
}
