package io.vireo.protocol;

import io.vireo.C;
import io.vireo.ErrorCode;
import io.vireo.ErrorFacts;
import io.vireo.Facet;
import io.vireo.Ref;
import io.vireo.VirtException;
import java.lang.reflect.Method;
import java.time.DateTimeException;

/**
 * One procedure: its number, the facet method that it is, and how arguments and result lie in a message.
 *
 * <p>A server reads the arguments, invokes the method on the part that it found, and writes the result; a client asks,
 * writes the arguments and reads the result. What a peer sends either is a value or fails with {@link XdrException} or
 * {@link VirtException}. Rows come from {@link Table}; codecs are made at a row's first use.
 */
public final class Row {

    /** Which way the bytes go of a stream that begins with a call. */
    public enum Flow {
        /** No stream begins. */
        NONE,
        /** From the server to the client. */
        DOWN,
        /** From the client to the server. */
        UP,
        /** Both ways, as with a console. */
        BOTH
    }

    /** What a connection must have done before it may make a call. */
    public enum Stage {
        /** Nothing: this is how one logs in. */
        CONNECTED,
        /** Logged in: this is how one opens. */
        LOGGED_IN,
        /** Opened. */
        OPEN
    }

    private final Program program;
    private final int number;
    private final Line line;
    private final Method method;
    private volatile Parts parts;

    /** What is made at first use. */
    private record Parts(Signature signature, Shape shape, Caller caller) {}

    Row(Program program, int number, Line line) {
        this.program = program;
        this.number = number;
        this.line = line;
        this.method = line.method();
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
     * Returns the procedure's number.
     *
     * @return the number, from 1 on
     */
    public int number() {
        return number;
    }

    /**
     * Returns the facet.
     *
     * @return the interface that has the method
     */
    public Class<? extends Facet> facet() {
        return line.facet();
    }

    /**
     * Returns the method.
     *
     * @return the facet's method
     */
    public Method method() {
        return method;
    }

    /**
     * Returns the C function for which the row stands, as errors name it; an older form has one of its own.
     *
     * @return a name such as {@code virDomainCreateWithFlags}
     */
    public String function() {
        if (isOlder()) {
            return OlderFunctions.of(number);
        }
        C function = method.getAnnotation(C.class);
        return function == null ? method.getName() : function.value();
    }

    /**
     * Says whether workers that are kept free may serve the call too, because the driver answers at once.
     *
     * @return true for what libvirt marks as of high priority
     */
    public boolean isUrgent() {
        return line.words().isUrgent();
    }

    /**
     * Says whether this is an older form, which servers serve and clients send only when the newest is not known.
     *
     * @return false for the one newest row of a method
     */
    public boolean isOlder() {
        return line.words().isOlder();
    }

    /**
     * Returns which way a stream goes that begins with the call.
     *
     * @return the direction, {@link Flow#NONE} for nearly all
     */
    public Flow flow() {
        return line.words().flow();
    }

    /**
     * Returns what a connection must have done before.
     *
     * @return {@link Stage#OPEN} for nearly all
     */
    public Stage stage() {
        if (facet() == Authentication.class) {
            return Stage.CONNECTED;
        }
        return facet() == Handshake.class ? Stage.LOGGED_IN : Stage.OPEN;
    }

    /**
     * Says whether the call is served by the client's session itself and not by a driver.
     *
     * @return true for the facets of this package
     */
    public boolean isOfSession() {
        return stage() != Stage.OPEN || facet() == EventRegistration.class;
    }

    /**
     * Returns the header of a call.
     *
     * @param serial the call's number
     * @return a header
     */
    public Header call(int serial) {
        PacketType type = parts().signature().sendsFiles() ? PacketType.CALL_WITH_FILES : PacketType.CALL;
        return new Header(program.number(), Program.VERSION, number, type, serial, PacketStatus.OK);
    }

    /**
     * Returns the header of a good reply.
     *
     * @param call the call's header
     * @return a header
     */
    public Header reply(Header call) {
        return call.answer(answersFiles() ? PacketType.REPLY_WITH_FILES : PacketType.REPLY, PacketStatus.OK);
    }

    /**
     * Says whether file descriptors travel with the call.
     *
     * @return true when the method takes some
     */
    public boolean sendsFiles() {
        return parts().signature().sendsFiles();
    }

    /**
     * Says whether file descriptors travel with the reply.
     *
     * @return true when the method returns some
     */
    public boolean answersFiles() {
        return parts().signature().result().hasFiles();
    }

    /**
     * Begins a call on the client's side.
     *
     * @param subject what the call is about
     * @param args the method's arguments
     * @return the call
     */
    public Request ask(Ref subject, Object... args) {
        return parts().shape().ask(subject, args);
    }

    /**
     * Says whether this older form can say what a call says.
     *
     * @param args the method's arguments
     * @return false when an argument has a value for which this form has no place
     */
    public boolean canAsk(Object... args) {
        return !isOlder() || parts().shape().canAsk(args);
    }

    /**
     * Writes a call's arguments.
     *
     * @param out where to, after the header
     * @param request the call
     * @throws XdrException when an argument breaks a bound
     */
    public void writeArgs(XdrWriter out, Request request) {
        try {
            parts().shape().writeArgs(out, request);
        } catch (ArithmeticException bad) {
            throw new XdrException("the arguments of " + function() + ": " + bad.getMessage());
        }
    }

    /**
     * Reads a call's arguments.
     *
     * @param in where from, after the header and the number of file descriptors
     * @return the call
     * @throws XdrException when the bytes are no such call
     * @throws VirtException when a flag or number is unknown, or a wish is out of bounds
     */
    public Request readArgs(XdrReader in) {
        try {
            return parts().shape().readArgs(in);
        } catch (UnknownBits unknown) {
            throw unknownBits(unknown);
        } catch (ArithmeticException | IllegalArgumentException | DateTimeException bad) {
            throw new XdrException("the arguments of " + function() + ": " + bad.getMessage());
        }
    }

    /**
     * Calls the method.
     *
     * @param part what implements the facet for the call's subject
     * @param request the call
     * @return the result, null when there is none
     */
    public Object invoke(Object part, Request request) {
        return parts().caller().call(part, request.args());
    }

    /**
     * Writes a call's result; a stream or file descriptors in it are attached.
     *
     * @param out where to, after the header
     * @param request the call
     * @param result what the method returned
     * @throws XdrException when the result breaks a bound
     */
    public void writeResult(XdrWriter out, Request request, Object result) {
        try {
            parts().shape().writeResult(out, request, result);
        } catch (ArithmeticException bad) {
            throw new XdrException("the result of " + function() + ": " + bad.getMessage());
        }
    }

    /**
     * Reads a call's result.
     *
     * @param in where from, after the header and the number of file descriptors
     * @param request the call
     * @return the result, null when there is none; when {@link Request#next()} says so, not yet the whole
     * @throws XdrException when the bytes are no such result
     */
    public Object readResult(XdrReader in, Request request) {
        try {
            return parts().shape().readResult(in, request);
        } catch (UnknownBits | ArithmeticException | IllegalArgumentException | DateTimeException bad) {
            throw new XdrException("the result of " + function() + ": " + bad.getMessage());
        }
    }

    /**
     * Returns how the arguments lie in a message, for a test or a protocol's reader.
     *
     * @return words such as {@code string opaque[16] int}
     */
    public String argsLayout() {
        return parts().shape().args();
    }

    /**
     * Returns how the result lies in a message.
     *
     * @return words such as {@code string opaque[16] int}
     */
    public String resultLayout() {
        return parts().shape().result();
    }

    @Override
    public String toString() {
        return program + " " + number + " " + facet().getSimpleName() + "." + method.getName();
    }

    private VirtException unknownBits(UnknownBits unknown) {
        return VirtException.of(
                ErrorFacts.of(ErrorCode.INVALID_ARG, unknown.getMessage() + " in function " + function()));
    }

    private Parts parts() {
        Parts made = parts;
        if (made == null) {
            made = make();
            parts = made;
        }
        return made;
    }

    private Parts make() {
        Signature signature = new Signature(facet(), method, line.words().bounds());
        try {
            return new Parts(signature, line.words().shape(signature), new Caller(method));
        } catch (IllegalArgumentException unfit) {
            throw new IllegalStateException(this + ": " + unfit.getMessage(), unfit);
        }
    }
}
