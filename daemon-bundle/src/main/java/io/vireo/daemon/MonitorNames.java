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
        Pattern pattern = pattern(flags.isPattern() ? text : Pattern.quote(text), flags);
        return event -> event instanceof MonitorEvent monitor
                && (flags.isPattern()
                        ? pattern.matcher(monitor.name()).find()
                        : pattern.matcher(monitor.name()).matches());
    }

    private static Pattern pattern(String text, MonitorFlags flags) {
        try {
            return Pattern.compile(text, flags.ignoresCase() ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException malformed) {
            throw new VirtException(
                    ErrorCode.INVALID_ARG, "'" + text + "' is no regular expression: " + malformed.getDescription());
        }
    }
}
