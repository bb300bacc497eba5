package io.vireo.shell;

import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.ConsoleFlag;
import io.vireo.domain.Domain;
import io.vireo.domain.Inspect;
import io.vireo.domain.KeycodeSet;
import io.vireo.domain.Screenshot;
import io.vireo.qemu.MonitorCommandFlag;
import io.vireo.qemu.QemuMonitor;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The commands that reach into a guest: its console, its screen, its keyboard, its monitor. */
final class ConsoleCommands {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH:mm:ss");

    private ConsoleCommands() {}

    static List<Command> commands() {
        return List.of(
                Command.of(
                        "console <domain> [<devname>] [--force] [--safe]",
                        "connect to the guest's console",
                        ConsoleCommands::console),
                Command.of(
                        "screenshot <domain> [<file>] [--screen <number>]",
                        "write a picture of the guest's screen into a file",
                        ConsoleCommands::screenshot),
                Command.of(
                        "send-key <domain> [--codeset <string>] [--holdtime <number>] <keycode>...",
                        "press keys",
                        ConsoleCommands::sendKey),
                Command.of(
                        "inject-nmi <domain>",
                        "inject a non-maskable interrupt",
                        (shell, arguments) -> shell.lookup()
                                .domain(arguments)
                                .as(Console.class)
                                .injectNmi()),
                Command.of(
                        "qemu-monitor-command <domain> [--hmp] <cmd>...",
                        "run a command of QEMU's monitor; no promise is made of it",
                        ConsoleCommands::monitor));
    }

    private static void console(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        if (!domain.as(Inspect.class).isActive()) {
            throw new CommandFailed("The domain is not running");
        }
        Optional<String> device = arguments.find("devname");
        Set<ConsoleFlag> flags = arguments.flags(ConsoleFlag.class);
        try (VirtStream stream = domain.as(Console.class).openConsole(device, flags)) {
            shell.extra("Connected to domain '" + domain.name() + "'\n");
            shell.extra("Escape character is ^] (Ctrl + ])\n");
            ConsoleLink.run(stream, shell.terminal());
        }
    }

    private static void screenshot(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        Screenshot picture =
                domain.as(Console.class).screenshot(arguments.number("screen").orElse(0));
        String type = picture.mime().orElse("application/octet-stream");
        String file = arguments
                .find("file")
                .orElseGet(() -> domain.name() + "-"
                        + LocalDateTime.now().format(STAMP)
                        + switch (type) {
                            case "image/png" -> ".png";
                            case "image/x-portable-pixmap" -> ".ppm";
                            default -> "";
                        });
        try (VirtStream content = picture.content()) {
            Documents.receive(content, file);
        }
        shell.print("Screenshot saved to " + file + ", with type of " + type);
    }

    private static void sendKey(ShellSession shell, Arguments arguments) {
        Domain domain = shell.lookup().domain(arguments);
        KeycodeSet codes = arguments.constant("codeset", KeycodeSet.class).orElse(KeycodeSet.LINUX);
        List<Integer> keys =
                arguments.rest("keycode").stream().map(ConsoleCommands::keycode).toList();
        Duration hold = Duration.ofMillis(arguments.number("holdtime").orElse(0));
        domain.as(Console.class).sendKey(codes, hold, keys);
    }

    private static int keycode(String word) {
        return LinuxKeys.code(word).orElseGet(() -> {
            try {
                return Integer.decode(word);
            } catch (NumberFormatException malformed) {
                throw new CommandFailed("invalid keycode: '" + word + "'");
            }
        });
    }

    private static void monitor(ShellSession shell, Arguments arguments) {
        String command = String.join(" ", arguments.rest("cmd"));
        String answer = shell.lookup()
                .domain(arguments)
                .as(QemuMonitor.class)
                .monitorCommand(command, arguments.flags(MonitorCommandFlag.class));
        shell.printLine("%s", answer.stripTrailing());
    }
}
