package io.vireo.protocol;

/**
 * The six words at the head of a message. Program and version are raw, because a peer may send any.
 *
 * @param program the program's number
 * @param version the program's version
 * @param procedure which procedure of the program
 * @param type what the message is
 * @param serial the call's number, chosen by the client, which its reply and its stream repeat
 * @param status how it ended
 */
public record Header(int program, int version, int procedure, PacketType type, int serial, PacketStatus status) {

    /** How many bytes a header takes. */
    public static final int SIZE = 24;

    /**
     * Makes the header of a call.
     *
     * @param program which program
     * @param procedure which procedure
     * @param serial the call's number
     * @return a header
     */
    public static Header call(Program program, int procedure, int serial) {
        return new Header(program.number(), Program.VERSION, procedure, PacketType.CALL, serial, PacketStatus.OK);
    }

    /**
     * Makes the header of a message that nobody asked for: an event.
     *
     * @param program which program
     * @param procedure which event
     * @param serial a number that nobody reads; libvirt's own server sends 1
     * @return a header
     */
    public static Header message(Program program, int procedure, int serial) {
        return new Header(program.number(), Program.VERSION, procedure, PacketType.MESSAGE, serial, PacketStatus.OK);
    }

    /**
     * Makes the header of an answer to this call, or of a message in its stream.
     *
     * @param answer what the answer is
     * @param how how it ended
     * @return a header with the same program, version, procedure and serial
     */
    public Header answer(PacketType answer, PacketStatus how) {
        return new Header(program, version, procedure, answer, serial, how);
    }

    /**
     * Says whether the message belongs to a program.
     *
     * @param which the program
     * @return true when number and version are the program's
     */
    public boolean isOf(Program which) {
        return program == which.number() && version == Program.VERSION;
    }

    static Header read(XdrReader in) {
        return new Header(
                in.readInt(),
                in.readInt(),
                in.readInt(),
                PacketType.of(in.readInt()),
                in.readInt(),
                PacketStatus.of(in.readInt()));
    }

    void write(XdrWriter out) {
        out.writeInt(program);
        out.writeInt(version);
        out.writeInt(procedure);
        out.writeInt(type.number());
        out.writeInt(serial);
        out.writeInt(status.number());
    }
}
