package io.vireo.shell;

import io.vireo.secret.Secret;
import io.vireo.secret.SecretDefineFlag;
import io.vireo.secret.SecretListFlag;
import io.vireo.secret.SecretRef;
import io.vireo.secret.SecretUsage;
import io.vireo.secret.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** The commands about secrets. */
final class SecretCommands {

    private SecretCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of(
                        "secret-define <file> [--validate]", "define a secret, or change it", SecretCommands::define),
                Command.of(
                        "secret-dumpxml <secret>",
                        "print the XML",
                        (shell, arguments) ->
                                shell.print(shell.lookup().secret(arguments).xmlDesc())),
                Command.of(
                        "secret-set-value <secret> [<base64>] [--file <string>] [--plain]",
                        "set the value",
                        SecretCommands::setValue),
                Command.of("secret-get-value <secret> [--plain]", "print the value", SecretCommands::value),
                Command.of("secret-undefine <secret>", "drop a secret", SecretCommands::undefine),
                Command.of(
                        "secret-list [--ephemeral] [--no-ephemeral] [--private] [--no-private]",
                        "list secrets",
                        SecretCommands::list));
    }

    private static void define(ShellSession shell, Arguments arguments) {
        String file = arguments.get("file");
        SecretRef secret = shell.attempt(
                "Failed to set attributes from " + file,
                () -> shell.connect()
                        .as(Secrets.class)
                        .defineSecret(Documents.read(file), arguments.flags(SecretDefineFlag.class)));
        shell.extra("Secret " + secret.uuid() + " created\n");
    }

    private static void setValue(ShellSession shell, Arguments arguments) {
        Secret secret = shell.lookup().secret(arguments);
        if (arguments.find("base64").isPresent()) {
            shell.error("Passing secret value as command-line argument is insecure!");
        }
        byte[] value = given(arguments);
        shell.attempt("Failed to set secret value", () -> secret.setValue(value));
        shell.extra("Secret value set\n");
    }

    /** What the user gave, in a file or as a word; anything but a plain file is in base64. */
    private static byte[] given(Arguments arguments) {
        if (arguments.find("file").isEmpty()) {
            return decoded(arguments.get("base64").getBytes(StandardCharsets.UTF_8));
        }
        try {
            byte[] content = Files.readAllBytes(Path.of(arguments.get("file")));
            return arguments.has("plain") ? content : decoded(content);
        } catch (IOException failed) {
            throw new CommandFailed("Failed to read file '" + arguments.get("file") + "': " + failed);
        }
    }

    private static byte[] decoded(byte[] base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new CommandFailed("Failed to decode base64: " + malformed.getMessage());
        }
    }

    private static void value(ShellSession shell, Arguments arguments) {
        byte[] value = shell.lookup().secret(arguments).value();
        if (arguments.has("plain")) {
            shell.terminal().out().write(value, 0, value.length);
        } else {
            shell.print(Base64.getEncoder().encodeToString(value));
        }
    }

    private static void undefine(ShellSession shell, Arguments arguments) {
        Secret secret = shell.lookup().secret(arguments);
        shell.attempt("Failed to delete secret " + secret.uuid(), secret::undefine);
        shell.extra("Secret " + secret.uuid() + " deleted\n");
    }

    private static void list(ShellSession shell, Arguments arguments) {
        Table table = new Table("UUID", "Usage");
        shell.connect().as(Secrets.class).listSecrets(arguments.flags(SecretListFlag.class)).stream()
                .sorted(Comparator.comparing(secret -> secret.uuid().toString()))
                .forEach(secret -> table.row(secret.uuid().toString(), usage(secret)));
        shell.print(table);
    }

    private static String usage(SecretRef secret) {
        return secret.usage() == SecretUsage.NONE ? "Unused" : Show.word(secret.usage()) + " " + secret.usageId();
    }
}
