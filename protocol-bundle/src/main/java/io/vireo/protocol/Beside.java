package io.vireo.protocol;

import io.vireo.VirtStream;
import java.io.FileDescriptor;
import java.util.List;

/** What travels beside the bytes of a message: streams and open files, of which the bytes say nothing or their number. */
final class Beside {

    /** A stream takes no bytes: it begins with the message. */
    static final Codec<VirtStream> STREAM = new Leaf<>(0, Layout.NOTHING) {
        @Override
        public void write(XdrWriter out, VirtStream value) {
            out.attach(value);
        }

        @Override
        public VirtStream read(XdrReader in) {
            return in.stream().orElseThrow(() -> new XdrException("no stream begins with this message"));
        }
    };

    /** A file descriptor takes no bytes: it travels beside the message. */
    static final Codec<FileDescriptor> FILE = new Leaf<>(0, Layout.NOTHING) {
        @Override
        public void write(XdrWriter out, FileDescriptor value) {
            out.attach(value);
        }

        @Override
        public FileDescriptor read(XdrReader in) {
            return in.takeFile();
        }

        @Override
        public boolean hasFiles() {
            return true;
        }
    };

    /** All file descriptors that travel beside the message. */
    static final Codec<List<FileDescriptor>> FILES = new Leaf<>(0, Layout.NOTHING) {
        @Override
        public void write(XdrWriter out, List<FileDescriptor> value) {
            value.forEach(out::attach);
        }

        @Override
        public List<FileDescriptor> read(XdrReader in) {
            return in.takeFiles();
        }

        @Override
        public boolean hasFiles() {
            return true;
        }
    };

    private Beside() {}
}
