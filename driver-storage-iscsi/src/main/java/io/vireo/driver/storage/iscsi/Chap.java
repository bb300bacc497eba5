package io.vireo.driver.storage.iscsi;

import io.vireo.BadXml;
import io.vireo.ErrorCode;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.driver.kit.Names;
import io.vireo.driver.kit.Passphrases;
import io.vireo.secret.SecretUsage;
import io.vireo.xml.Element;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A name and a password by which this host logs in to a target. Programs get the password in their environment or on their
 * standard input, which only their own user can read, and never as an argument.
 *
 * @param user the name
 * @param password the password, which no message and no log shows
 */
record Chap(String user, String password) {

    private static final String USER = "[!-~]{1,255}";
    private static final String PASSWORD = "[ -~]{1,255}";

    /** Refuses an element {@code auth} by which nobody can log in. */
    static void check(Element source) {
        Optional<Element> auth = source.child("auth");
        if (auth.isEmpty()) {
            return;
        }
        String type = auth.get().attribute("type").orElse("");
        if (!type.equals("chap")) {
            throw new Unsupported(
                    ErrorCode.CONFIG_UNSUPPORTED,
                    "iscsi-direct pool only supports 'chap' auth type, not '" + Names.shown(type) + "'");
        }
        String user = auth.get().attribute("username").orElse("");
        if (!user.matches(USER)) {
            throw new BadXml(
                    ErrorCode.XML_ERROR,
                    "the auth element wants a username of printable characters without blanks, not '"
                            + Names.shown(user) + "'");
        }
        checkSecret(auth.get().children("secret"));
    }

    private static void checkSecret(List<Element> secrets) {
        boolean one = secrets.size() == 1
                && secrets.get(0).attribute("uuid").isPresent()
                        != secrets.get(0).attribute("usage").isPresent();
        if (!one) {
            throw new BadXml(
                    ErrorCode.XML_ERROR, "the auth element wants one secret, named either by its uuid or by its usage");
        }
        String type = secrets.get(0).attribute("type").orElse("iscsi");
        if (!type.equals("iscsi")) {
            throw new BadXml(
                    ErrorCode.XML_ERROR, "the secret of an iSCSI target is of type iscsi, not " + Names.shown(type));
        }
    }

    /** Whom a source logs in as, with the value of its secret as it is now. */
    static Optional<Chap> of(Element source, Passphrases.Way way) {
        return source.child("auth").map(auth -> {
            byte[] value = Passphrases.value(auth.child("secret").orElseThrow(), SecretUsage.ISCSI, way);
            try {
                return new Chap(auth.attribute("username").orElseThrow(), password(value));
            } finally {
                Arrays.fill(value, (byte) 0);
            }
        });
    }

    private static String password(byte[] value) {
        String text = new String(value, StandardCharsets.ISO_8859_1);
        if (!text.matches(PASSWORD)) {
            throw new VirtException(
                    ErrorCode.INVALID_SECRET,
                    "the value of the secret is no password for CHAP: 1 to 255 printable characters of ASCII are,"
                            + " without an end of line");
        }
        return text;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "Chap[" + user + "]";
    }
}
