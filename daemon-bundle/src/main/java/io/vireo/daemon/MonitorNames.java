package io.vireo.daemon;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import io.vireo.event.MonitorEvent;
import io.vireo.event.VirtEvent;
import io.vireo.protocol.MonitorFlags;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which of QEMU's monitor events a client wants, by their names. */
final class MonitorNames {

    private static final int LONGEST = 256;

    private MonitorNames() {}

    static Predicate<VirtEvent> of(Optional<String> name, MonitorFlags flags) {
        if (name.isEmpty()) {
            return event -> true;
        }
        String text = name.get();
        if (text.length() > LONGEST) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "the name of a monitor event has at most " + LONGEST + " characters");
        }
        if (!flags.isPattern()) {
            return event -> event instanceof MonitorEvent monitor
                    && (flags.ignoresCase()
                            ? monitor.name().equalsIgnoreCase(text)
                            : monitor.name().equals(text));
        }
        Pattern pattern = pattern(text, flags);
        return event -> event instanceof MonitorEvent monitor && isFound(pattern, monitor.name());
    }

    /** An expression that takes too long does not fit: events of others must not wait for it. */
    private static boolean isFound(Pattern pattern, String name) {
        try {
            return pattern.matcher(new Counted(name)).find();
        } catch (TooLong | StackOverflowError endless) {
            return false;
        }
    }

    private static Pattern pattern(String text, MonitorFlags flags) {
        if (text.indexOf('{') >= 0) {
            // Repetitions of nothing are counted one by one, so two nested ones never end.
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "'" + text + "': counted repetitions are not taken here, use * or +");
        }
        try {
            return Pattern.compile(text, flags.ignoresCase() ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException malformed) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "'" + text + "' is no regular expression: " + malformed.getDescription());
        }
    }

    /** The text was looked at too often. */
    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A text that can be looked at so often and no more: an expression may go back and forth in it for ever. */
    private static final class Counted implements CharSequence {

        private static final int MOST = 50_000;

        private final String text;
        private int looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            if (looks > MOST) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
