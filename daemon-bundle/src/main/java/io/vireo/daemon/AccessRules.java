package io.vireo.daemon;

import io.vireo.ConnectUri;
import io.vireo.ErrorCode;
import io.vireo.Ref;
import io.vireo.VirtException;
import io.vireo.spi.AccessPolicy;
import io.vireo.spi.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may do what, from a file with a rule on each line; the first rule that fits decides, and without one that fits
 * nothing is allowed. Without a file everybody may do what his connection allows.
 *
 * <pre>
 * # allow|deny  WHO  PERMISSION  [OBJECT]
 * allow  unix-user-name=root  *
 * allow  sasl-user-name=ops-*  domain:*  web*
 * allow  *  *:getattr
 * deny   *  *
 * </pre>
 *
 * <p>WHO is a star or {@code attribute=pattern}; patterns are those of a shell. The file is read again when it has
 * changed. One with a mistake in it leaves the rules in force that were read before; when there were none, nothing is
 * allowed until it is mended.
 */
final class AccessRules implements AccessPolicy {

    private static final Logger LOG = LoggerFactory.getLogger(AccessRules.class);
    private static final long LARGEST = 1 << 20;
    private static final long LOOK_NANOS = 1_000_000_000L;

    /** One line. */
    private record Rule(int line, boolean allows, String attribute, Pattern who, Pattern permission, Pattern object) {

        boolean fits(Identity identity, String wanted, Ref ref) {
            return isAbout(identity.attributes())
                    && permission.matcher(wanted).matches()
                    && object.matcher(ref.label()).matches();
        }

        private boolean isAbout(Map<String, String> attributes) {
            return attribute.isEmpty()
                    || Optional.ofNullable(attributes.get(attribute))
                            .filter(value -> who.matcher(value).matches())
                            .isPresent();
        }
    }

    /** What the file said when it was read. */
    private record Book(List<Rule> rules, Optional<String> mistake) {

        static Book broken(String mistake) {
            return new Book(List.of(), Optional.of(mistake));
        }
    }

    private final Path file;
    private volatile Optional<Book> book = Optional.empty();
    private Optional<FileTime> seen = Optional.empty();
    private volatile long looked = System.nanoTime() - 2 * LOOK_NANOS;

    AccessRules(Path file) {
        this.file = file;
    }

    @Override
    public Optional<String> refuses(Identity who, ConnectUri uri, String permission, Ref object) {
        look();
        return book.flatMap(now -> now.mistake().or(() -> judge(now, who, permission, object)));
    }

    private Optional<String> judge(Book now, Identity who, String permission, Ref object) {
        for (Rule rule : now.rules()) {
            if (rule.fits(who, permission, object)) {
                return rule.allows() ? Optional.empty() : Optional.of(file + ":" + rule.line() + " denies it");
            }
        }
        return Optional.of("no rule in " + file + " allows it");
    }

    private void look() {
        long now = System.nanoTime();
        if (now - looked < LOOK_NANOS) {
            return;
        }
        synchronized (this) {
            if (now - looked >= LOOK_NANOS) {
                read();
                looked = now;
            }
        }
    }

    private void read() {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            if (!Optional.of(time).equals(seen)) {
                seen = Optional.of(time);
                take(parse());
            }
        } catch (NoSuchFileException none) {
            if (book.isPresent()) {
                LOG.warn("{} is gone: everybody may do what his connection allows", file);
            }
            forget();
        } catch (IOException e) {
            take(Book.broken(file + " cannot be read: " + e.getMessage()));
        }
    }

    private void forget() {
        seen = Optional.empty();
        book = Optional.empty();
    }

    /** Rules that were good stay in force until there are better ones. */
    private void take(Book now) {
        if (now.mistake().isEmpty()) {
            LOG.info("{}: {} rules of access are in force", file, now.rules().size());
            book = Optional.of(now);
        } else if (book.filter(before -> before.mistake().isEmpty()).isPresent()) {
            LOG.error(
                    "{}; the rules that were read before stay in force",
                    now.mistake().get());
        } else {
            LOG.error("{}; nothing is allowed until it is mended", now.mistake().get());
            book = Optional.of(now);
        }
    }

    private Book parse() throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new VirtException(ErrorCode.READ_FAILED, file + ": it is larger than " + LARGEST + " bytes");
            }
            List<Rule> rules = new ArrayList<>();
            List<String> lines = Files.readAllLines(file);
            for (int at = 0; at < lines.size(); at++) {
                String line = lines.get(at).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    rules.add(rule(at + 1, line.split("\\s+")));
                }
            }
            return new Book(List.copyOf(rules), Optional.empty());
        } catch (VirtException mistake) {
            return Book.broken(mistake.getMessage());
        }
    }

    private Rule rule(int line, String... words) {
        if (words.length < 3 || words.length > 4 || !(words[0].equals("allow") || words[0].equals("deny"))) {
            throw wrong(line, "a rule is allow|deny WHO PERMISSION [OBJECT]");
        }
        int equals = words[1].indexOf('=');
        if (equals < 0 && !words[1].equals("*")) {
            throw wrong(line, "'" + words[1] + "' is not attribute=pattern, nor a star for everybody");
        }
        return new Rule(
                line,
                words[0].equals("allow"),
                equals < 0 ? "" : words[1].substring(0, equals),
                Globs.pattern(words[1].substring(equals + 1)),
                Globs.pattern(words[2]),
                Globs.pattern(words.length > 3 ? words[3] : "*"));
    }

    private VirtException wrong(int line, String what) {
        return new VirtException(ErrorCode.CONF_SYNTAX, file + ":" + line + ": " + what);
    }
}
