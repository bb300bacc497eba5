package io.vireo.driver.kit;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** What names, MAC addresses and the like must look like, and new ones. */
public final class Names {

    private static final int LONGEST = FileNames.LONGEST;
    private static final int SHOWN = 60;

    private Names() {}

    /**
     * Checks the name of a new object: not empty, no slash, no control character, not {@code .} or {@code ..}, at most
     * 200 bytes.
     *
     * @param kind what is named, for the message, such as {@code domain}
     * @param name the name
     * @return the name
     * @throws VirtException when it is refused; the message says why
     */
    public static String check(String kind, String name) {
        if (name.isEmpty()) {
            throw new BadXml(ErrorCode.XML_ERROR, "the name of a " + kind + " must not be empty");
        }
        if (name.indexOf('/') >= 0) {
            throw new BadXml(ErrorCode.XML_ERROR, "name " + shown(name) + " cannot contain '/'");
        }
        if (name.equals(".") || name.equals("..")) {
            throw new BadXml(ErrorCode.XML_ERROR, "name " + name + " of a " + kind + " means a folder");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "name " + shown(name) + " of a " + kind + " cannot contain line ends or control characters");
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "name " + shown(name) + " of a " + kind + " is longer than " + LONGEST + " bytes");
        }
        return name;
    }

    /**
     * Makes a foreign name fit for a message: control characters become {@code ?}, and what is long is cut.
     *
     * @param name any text
     * @return one short line
     */
    public static String shown(String name) {
        String head = name.length() > SHOWN ? name.substring(0, SHOWN) + "..." : name;
        return head.replaceAll("\\p{Cntrl}", "?");
    }

    /**
     * Makes a MAC address at random.
     *
     * @param prefix its first three bytes, such as {@code 52:54:00}
     * @return an address in lower case with colons
     */
    public static String randomMac(String prefix) {
        int tail = ThreadLocalRandom.current().nextInt(1 << 24);
        return String.format(Locale.ROOT, "%s:%02x:%02x:%02x", prefix, tail >> 16, tail >> 8 & 0xff, tail & 0xff);
    }
}
