package io.vireo.xml;

/**
 * Something in a document that no claim covers.
 *
 * @param path where it is, below the root element, such as {@code devices/disk/driver/@io}
 * @param line the line on which its element begins; 0 when the document was not read from text
 * @param reason what is not covered
 * @param value the attribute or text that stands there; empty for an element
 */
public record Unclaimed(String path, int line, Reason reason, String value) {

    /** What about a place is not covered. */
    public enum Reason {
        /** The place itself. */
        UNKNOWN,
        /** The place is, this value of it is not. */
        VALUE
    }

    /** A phrase for people: the place, the value where that is what is wrong, and the line where it is known. */
    @Override
    public String toString() {
        String what = reason == Reason.VALUE ? path + "='" + value + "'" : path;
        return line > 0 ? what + " (line " + line + ")" : what;
    }
}
