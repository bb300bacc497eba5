package io.vireo.shell;

import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The commands that do one thing to one object, and say so in virsh's words.
 *
 * @param kind what such an object is called, as in {@code Network default started}; its synopsis calls it the same, in lower case
 * @param find finds the object that the user named
 * @param name how it is named to him
 */
record Verbs<T>(String kind, BiFunction<ShellSession, Arguments, T> find, Function<T, String> name) {

    /**
     * A command such as {@code net-start NETWORK}.
     *
     * @param command its name
     * @param summary what it does
     * @param verb as in {@code Failed to start network default}
     * @param done as in {@code Network default started}
     * @param action does it
     */
    Command verb(String command, String summary, String verb, String done, Consumer<T> action) {
        return verb(command, "", summary, verb, done, (object, arguments) -> action.accept(object));
    }

    /** A command that takes more than the object; {@code more} is the rest of its synopsis. */
    Command verb(
            String command, String more, String summary, String verb, String done, BiConsumer<T, Arguments> action) {
        return Command.of(command + " <" + word() + ">" + more, summary, (shell, arguments) -> {
            T object = find.apply(shell, arguments);
            shell.attempt(
                    "Failed to " + verb + " " + word() + " " + name.apply(object),
                    () -> action.accept(object, arguments));
            shell.extra(kind + " " + name.apply(object) + " " + done + "\n");
        });
    }

    /** A command such as {@code net-autostart NETWORK [--disable]}. */
    Command autostart(String command, BiConsumer<T, Boolean> action) {
        return Command.of(
                command + " <" + word() + "> [--disable]", "start with the host, or not", (shell, arguments) -> {
                    T object = find.apply(shell, arguments);
                    boolean on = !arguments.has("disable");
                    shell.attempt(
                            (on ? "failed to mark " : "failed to unmark ") + word() + " " + name.apply(object)
                                    + " as autostarted",
                            () -> action.accept(object, on));
                    shell.extra(kind + " " + name.apply(object) + (on ? " marked" : " unmarked") + " as autostarted\n");
                });
    }

    /** A command that prints something about the object. */
    Command print(String command, String more, String summary, BiFunction<T, Arguments, String> text) {
        return Command.of(
                command + " <" + word() + ">" + more,
                summary,
                (shell, arguments) -> shell.print(text.apply(find.apply(shell, arguments), arguments)));
    }

    /** A command that prints one word about the object. */
    Command word(String command, String summary, Function<T, Object> word) {
        return print(command, "", summary, (object, arguments) -> word.apply(object) + "\n");
    }

    private String word() {
        return kind.toLowerCase(Locale.ROOT);
    }
}
