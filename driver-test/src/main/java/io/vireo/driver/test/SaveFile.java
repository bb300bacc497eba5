package io.vireo.driver.test;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.driver.kit.AtomicFiles;
import io.vireo.driver.kit.SystemErrors;
import io.vireo.xml.Element;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files with the saved state of a guest: since a simulated guest has no memory, its document is all there is. */
final class SaveFile {

    private static final String MAGIC = "TestGuestMagic\n";
    private static final long LARGEST = 16L << 20;

    private SaveFile() {}

    static void write(String file, Element document, String name) {
        AtomicFiles.write(pathOf(file), MAGIC + document, "the saved state of domain '" + name + "'");
    }

    static void dump(String file, String name) {
        AtomicFiles.write(pathOf(file), MAGIC, "the memory of domain '" + name + "'");
    }

    static Element read(String file) {
        Path path = pathOf(file);
        try {
            if (Files.size(path) > LARGEST) {
                throw new VirtException(ErrorCode.INTERNAL_ERROR, "length of metadata out of range");
            }
            String text = Files.readString(path);
            if (!text.startsWith(MAGIC)) {
                throw new VirtException(ErrorCode.INTERNAL_ERROR, "mismatched header magic");
            }
            if (text.length() == MAGIC.length()) {
                throw new VirtException(ErrorCode.INTERNAL_ERROR, "incomplete metadata in '" + file + "'");
            }
            return Element.parse(text.substring(MAGIC.length()), file);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot read domain image '" + file + "'", failure);
        }
    }

    private static Path pathOf(String file) {
        if (!file.startsWith("/") || file.indexOf('\0') >= 0) {
            throw TestDomain.invalid("the path of a file begins with a slash, unlike '" + file + "'");
        }
        return Path.of(file);
    }
}
