package io.vireo.protocol;

import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.VirtException;
import java.util.Optional;

/**
 * How an error lies in a message: code, domain, message, level, three texts and two numbers, as raw as they came.
 *
 * <p>The domain and the network that the struct has room for are never sent, and skipped when they come.
 */
public final class WireError {

    private static final int LEVEL_ERROR = 2;
    private static final int UUID_SIZE = 16;
    private static final String UNKNOWN_PROCEDURE = "unknown procedure";

    private WireError() {}

    /**
     * Writes an error.
     *
     * @param out where to
     * @param error what the error says
     */
    public static void write(XdrWriter out, ErrorFacts error) {
        out.writeInt(error.code());
        out.writeInt(error.domain());
        text(out, Optional.of(error.message()));
        out.writeInt(LEVEL_ERROR);
        out.writeInt(0);
        text(out, error.template());
        text(out, error.detail());
        text(out, error.more());
        out.writeInt(error.first());
        out.writeInt(error.second());
        out.writeInt(0);
    }

    /**
     * Reads an error.
     *
     * @param in where from
     * @return what the error says, with code and domain as they came
     */
    public static ErrorFacts read(XdrReader in) {
        int code = in.readInt();
        int domain = in.readInt();
        Optional<String> message = text(in);
        in.readInt();
        skipDomain(in);
        Optional<String> template = text(in);
        Optional<String> detail = text(in);
        Optional<String> more = text(in);
        int first = in.readInt();
        int second = in.readInt();
        skipNetwork(in);
        String sentence = message.filter(each -> !each.isBlank())
                .orElseGet(() -> ErrorCode.of(code).map(ErrorCode::text).orElse("unknown error"));
        return new ErrorFacts(code, domain, sentence, template, detail, more, first, second);
    }

    /**
     * Reads an error as a client must see it: that a procedure is unknown to the server means that the function is not
     * supported.
     *
     * @param in where from
     * @return the error of the class that stands for its code, not thrown yet
     */
    public static VirtException received(XdrReader in) {
        ErrorFacts facts = read(in);
        return VirtException.of(isUnknownProcedure(facts) ? unsupported(facts) : facts);
    }

    /**
     * Makes the error for a procedure that this side does not know, in the words by which clients recognise it.
     *
     * @param procedure its number
     * @return what the error says
     */
    public static ErrorFacts unknownProcedure(int procedure) {
        return ErrorFacts.of(ErrorCode.RPC, UNKNOWN_PROCEDURE + ": " + procedure)
                .in(ErrorDomain.RPC);
    }

    /**
     * Makes the error for a program that this side does not know.
     *
     * @param program its number
     * @param version its version
     * @return what the error says
     */
    public static ErrorFacts unknownProgram(int program, int version) {
        String detail = "Cannot find program " + Integer.toUnsignedString(program) + " version "
                + Integer.toUnsignedString(version);
        return ErrorFacts.of(ErrorCode.RPC, detail).in(ErrorDomain.RPC);
    }

    /**
     * Makes the error for arguments that could not be decoded.
     *
     * @param why what is wrong with them
     * @return what the error says
     */
    public static ErrorFacts undecodable(XdrException why) {
        return ErrorFacts.of(ErrorCode.RPC, "Unable to decode message payload: " + why.getMessage())
                .in(ErrorDomain.RPC);
    }

    private static boolean isUnknownProcedure(ErrorFacts facts) {
        boolean place = facts.domain() == ErrorDomain.RPC.number() || facts.domain() == ErrorDomain.REMOTE.number();
        return place
                && facts.code() == ErrorCode.RPC.number()
                && facts.message().startsWith(UNKNOWN_PROCEDURE);
    }

    private static ErrorFacts unsupported(ErrorFacts facts) {
        return new ErrorFacts(
                ErrorCode.NO_SUPPORT.number(),
                facts.domain(),
                facts.message(),
                facts.template(),
                facts.detail(),
                facts.more(),
                facts.first(),
                facts.second());
    }

    private static void text(XdrWriter out, Optional<String> text) {
        out.writeBoolean(text.isPresent());
        if (text.isPresent()) {
            out.writeString(text.get());
        }
    }

    private static Optional<String> text(XdrReader in) {
        return in.readPresent() ? Optional.of(in.readString()) : Optional.empty();
    }

    private static void skipDomain(XdrReader in) {
        if (in.readPresent()) {
            in.readString();
            in.readFixed(UUID_SIZE);
            in.readInt();
        }
    }

    private static void skipNetwork(XdrReader in) {
        if (in.readPresent()) {
            in.readString();
            in.readFixed(UUID_SIZE);
        }
    }
}
