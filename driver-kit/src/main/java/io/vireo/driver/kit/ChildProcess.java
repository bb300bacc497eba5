package io.vireo.driver.kit;

import io.vireo.ErrorCode;
import io.vireo.TimedOut;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import io.vireo.spi.FilePassing;
import java.io.File;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An external program that is about to be started: its arguments one by one and never through a shell, in an environment
 * that is cleaned of everything the program was not meant to see.
 *
 * <p>A value: each {@code with} method returns another one.
 */
public final class ChildProcess {

    private static final List<String> KEPT = List.of("PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "XDG_RUNTIME_DIR");
    private static final String SEARCHED = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    private static final int MOST_OUTPUT = 1 << 20;
    private static final long AFTER_END_MILLIS = 1000;

    private final List<String> command;
    private final Optional<Path> folder;
    private final Map<String, String> environment;
    private final boolean ownSession;
    private final Optional<String> input;

    private ChildProcess(
            List<String> command,
            Optional<Path> folder,
            Map<String, String> environment,
            boolean ownSession,
            Optional<String> input) {
        this.command = command;
        this.folder = folder;
        this.environment = environment;
        this.ownSession = ownSession;
        this.input = input;
    }

    /**
     * Names a program and its arguments.
     *
     * @param command the program and its arguments
     * @return a program that can be started
     * @throws VirtException when there is no program, or an argument has a NUL, which the system cannot pass
     */
    public static ChildProcess of(List<String> command) {
        if (command.isEmpty() || command.get(0).isEmpty()) {
            throw new VirtException(ErrorCode.INVALID_ARG, "no program to start");
        }
        for (String argument : command) {
            if (argument.indexOf('\0') >= 0) {
                throw new VirtException(
                        ErrorCode.INVALID_ARG,
                        "an argument of " + command.get(0) + " contains a NUL: " + Names.shown(argument));
            }
        }
        Map<String, String> environment = new LinkedHashMap<>(Map.of("PATH", SEARCHED));
        KEPT.forEach(name -> Optional.ofNullable(System.getenv(name)).ifPresent(value -> environment.put(name, value)));
        // Messages of programs are read by code, so they must not be translated.
        environment.put("LC_ALL", "C.UTF-8");
        return new ChildProcess(List.copyOf(command), Optional.empty(), environment, false, Optional.empty());
    }

    /**
     * Looks for a program on the search path, as starting it would.
     *
     * @param program its name
     * @return its path; empty when it is not installed
     */
    public static Optional<Path> find(String program) {
        String searched = Optional.ofNullable(System.getenv("PATH")).orElse(SEARCHED);
        return Stream.of(searched.split(File.pathSeparator))
                .filter(each -> !each.isEmpty())
                .map(each -> Path.of(each, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Sets the folder in which it is started.
     *
     * @param where the folder
     * @return the program with that
     */
    public ChildProcess withFolder(Path where) {
        return new ChildProcess(command, Optional.of(where), environment, ownSession, input);
    }

    /**
     * Sets a variable of its environment.
     *
     * @param name the variable
     * @param value its value
     * @return the program with that
     */
    public ChildProcess withEnvironment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new ChildProcess(command, folder, more, ownSession, input);
    }

    /**
     * Gives it a session of its own, so that an interrupt typed at this program's terminal does not reach it; needs the
     * program {@code setsid} of util-linux.
     *
     * @return the program with that
     */
    public ChildProcess withOwnSession() {
        return new ChildProcess(command, folder, environment, true, input);
    }

    /**
     * Sets what it reads on its standard input when it is {@link #run}; a program that does not read it is not disturbed.
     *
     * @param text all that it reads
     * @return the program with that
     */
    public ChildProcess withInput(String text) {
        return new ChildProcess(command, folder, environment, ownSession, Optional.of(text));
    }

    /**
     * Runs it to its end, with nothing to read on its standard input unless {@link #withInput} says what.
     *
     * @param patience how long it may take; then it is killed with everything that it started
     * @return its exit status and the last MiB of what it wrote
     * @throws VirtException when it cannot be started
     * @throws TimedOut when it took too long, or this thread was interrupted, whose mark is set then
     */
    public Outcome run(Duration patience) {
        ProcessBuilder.Redirect from =
                input.isPresent() ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.from(new File("/dev/null"));
        Process process = start(builder().redirectInput(from));
        Tail output = Tail.of(process.getInputStream(), MOST_OUTPUT);
        Tail errors = Tail.of(process.getErrorStream(), MOST_OUTPUT);
        input.ifPresent(text -> feed(process, text));
        try {
            awaitEnd(process, patience, errors::text);
            output.await(AFTER_END_MILLIS);
            errors.await(AFTER_END_MILLIS);
            return new Outcome(program(), process.exitValue(), output.text(), errors.text());
        } catch (InterruptedException stop) {
            throw interrupted();
        } finally {
            killTree(process);
        }
    }

    /**
     * Runs it to its end as {@link #run} does, without listening to what it says: no threads are needed for that, which saves
     * time where a program is run for its effect and writes a log of its own.
     *
     * @param patience how long it may take; then it is killed with everything that it started
     * @return its exit status
     * @throws VirtException when it cannot be started
     * @throws TimedOut when it took too long, or this thread was interrupted, whose mark is set then
     */
    public int runUnheard(Duration patience) {
        Process process = start(builder()
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD));
        try {
            awaitEnd(process, patience, () -> "");
            return process.exitValue();
        } catch (InterruptedException stop) {
            throw interrupted();
        } finally {
            killTree(process);
        }
    }

    /**
     * Runs it to its end with open files of this process, which are its files 3, 4 and so on; it has nothing to read and is not
     * listened to. For what ends soon, or goes into the background by itself: nothing ends the wait. It is started in the folder and
     * the session of this process, whatever {@link #withFolder}, {@link #withOwnSession} and {@link #withInput} have said.
     *
     * @param files the files; they stay open here
     * @return its exit status
     * @throws Unsupported where files cannot be passed; see {@link FilePassing}
     * @throws VirtException when it cannot be started
     */
    public int runWith(List<FileDescriptor> files) {
        FilePassing passing = FilePassing.here()
                .orElseThrow(() -> new Unsupported(
                        ErrorCode.OPERATION_UNSUPPORTED,
                        "open files cannot be passed to a program: "
                                + FilePassing.obstacle().orElse("")));
        Path found = find(program())
                .orElseThrow(() -> new VirtException(ErrorCode.SYSTEM_ERROR, program() + " is not installed"));
        try {
            return passing.run(found, command, environment, files);
        } catch (IOException failure) {
            throw SystemErrors.of("cannot start " + program(), failure);
        }
    }

    private void awaitEnd(Process process, Duration patience, Supplier<String> errors) throws InterruptedException {
        if (!process.waitFor(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            String said = errors.get().strip();
            throw new TimedOut(program() + " did not end within " + patience.toSeconds() + " s and was killed"
                    + (said.isEmpty() ? "" : ": " + Names.shown(said)));
        }
    }

    private TimedOut interrupted() {
        Thread.currentThread().interrupt();
        return new TimedOut(program() + " was killed because the call was interrupted");
    }

    /** Beside this thread, which waits for the end of a program that may never read. */
    private static void feed(Process process, String text) {
        Thread feeder = new Thread(
                () -> {
                    try (OutputStream to = process.getOutputStream()) {
                        to.write(text.getBytes(StandardCharsets.UTF_8));
                    } catch (IOException ended) {
                        // Its exit status tells more than the broken pipe.
                    }
                },
                "vireo-feed-" + process.pid());
        feeder.setDaemon(true);
        feeder.start();
    }

    /**
     * Starts it to live on by itself, also beyond the end of this JVM; both of its outputs are appended to a log.
     *
     * @param log the file that takes its output; made for this user alone when missing
     * @return the process; its {@link ProcessIdentity} is what to keep
     * @throws VirtException when it cannot be started
     */
    public Process startDetached(Path log) {
        if (!Files.exists(log)) {
            AtomicFiles.write(log, "", "the log of " + program());
        }
        return start(builder()
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
    }

    private ProcessBuilder builder() {
        List<String> whole = new ArrayList<>();
        if (ownSession) {
            whole.add("setsid");
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        builder.environment().clear();
        builder.environment().putAll(environment);
        folder.ifPresent(where -> builder.directory(where.toFile()));
        return builder;
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException failure) {
            throw SystemErrors.of("cannot start " + program(), failure);
        }
    }

    private String program() {
        return command.get(0);
    }

    /** What has ended has no descendants any more; looking for them would take longer than most programs. */
    private static void killTree(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * Returns the command for messages and logs.
     *
     * @return the program and its arguments, separated by spaces
     */
    @Override
    public String toString() {
        return String.join(" ", command);
    }
}
