package io.vireo.protocol;

import io.vireo.event.VirtEvent;
import java.time.DateTimeException;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * One message by which a server tells of an event: its number, the event's record, and how it lies in the message.
 *
 * <p>In the newer style a message begins with the number of the registration for which it comes; in the older style it
 * does not.
 */
public final class EventRow {

    /**
     * An event as it came.
     *
     * @param callback the number of the registration, empty in the older style
     * @param event what happened
     */
    public record Arrived(OptionalInt callback, VirtEvent event) {}

    private final Program program;
    private final int number;
    private final Class<? extends VirtEvent> kind;
    private final boolean callback;
    private final Supplier<Codec<Object>> maker;
    private volatile Codec<Object> codec;

    EventRow(
            Program program,
            int number,
            Class<? extends VirtEvent> kind,
            boolean callback,
            Supplier<Codec<Object>> maker) {
        this.program = program;
        this.number = number;
        this.kind = kind;
        this.callback = callback;
        this.maker = maker;
    }

    /**
     * Returns the program.
     *
     * @return the program to which the number belongs
     */
    public Program program() {
        return program;
    }

    /**
     * Returns the message's number.
     *
     * @return the number, one space with the procedures
     */
    public int number() {
        return number;
    }

    /**
     * Returns the event's record.
     *
     * @return the class
     */
    public Class<? extends VirtEvent> kind() {
        return kind;
    }

    /**
     * Says whether messages begin with the number of a registration.
     *
     * @return true in the newer style
     */
    public boolean hasCallback() {
        return callback;
    }

    /**
     * Returns the header of such a message.
     *
     * @return a header with the serial that libvirt's server sends
     */
    public Header header() {
        return Header.message(program, number, 1);
    }

    /**
     * Writes an event.
     *
     * @param out where to, after the header
     * @param registration the number of the registration; without meaning in the older style
     * @param event what happened, of this row's kind
     */
    public void write(XdrWriter out, int registration, VirtEvent event) {
        if (callback) {
            out.writeInt(registration);
        }
        codec().write(out, kind.cast(event));
    }

    /**
     * Reads an event.
     *
     * @param in where from, after the header
     * @return what happened, and for which registration
     * @throws XdrException when the bytes are no such event
     */
    public Arrived read(XdrReader in) {
        OptionalInt registration = callback ? OptionalInt.of(in.readInt()) : OptionalInt.empty();
        try {
            return new Arrived(registration, (VirtEvent) codec().read(in));
        } catch (ArithmeticException | IllegalArgumentException | DateTimeException bad) {
            throw new XdrException("an event " + kind.getSimpleName() + ": " + bad.getMessage());
        }
    }

    /**
     * Returns how a message lies.
     *
     * @return words such as {@code int string opaque[16] int}
     */
    public String layout() {
        return Layout.join(callback ? Layout.INT : Layout.NOTHING, codec().xdr());
    }

    private Codec<Object> codec() {
        Codec<Object> made = codec;
        if (made == null) {
            made = maker.get();
            codec = made;
        }
        return made;
    }

    @Override
    public String toString() {
        return program + " " + number + " " + kind.getSimpleName();
    }
}
