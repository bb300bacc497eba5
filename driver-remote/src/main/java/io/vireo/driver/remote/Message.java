package io.vireo.driver.remote;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.protocol.Header;
import io.vireo.protocol.Packets;
import io.vireo.protocol.XdrWriter;
import io.vireo.spi.FilePassing;
import java.io.FileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A message that goes out, and what goes behind it.
 *
 * @param bytes the whole message
 * @param files copies of the caller's open files, who may close his own whenever he likes
 */
record Message(ByteBuffer bytes, List<FileDescriptor> files) {

    /** Makes the message of a call; nothing is left open when it cannot. */
    static Message of(Header header, Channel.Arguments arguments) {
        XdrWriter out = new XdrWriter();
        Packets.begin(out, header);
        arguments.write(out);
        return new Message(Packets.end(out), copies(out.files()));
    }

    private static List<FileDescriptor> copies(List<FileDescriptor> files) {
        List<FileDescriptor> copies = new ArrayList<>();
        try {
            for (FileDescriptor each : files) {
                copies.add(FilePassing.here().orElseThrow().copy(each));
            }
            return copies;
        } catch (IOException failure) {
            copies.forEach(FilePassing::close);
            throw new VirtException(
                    ErrorCode.INVALID_ARG,
                    "open file " + copies.size() + " of the call cannot be sent: " + failure.getMessage());
        }
    }
}
