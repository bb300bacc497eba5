package io.vireo.driver.lxc;

import io.vireo.VirtStream;
import io.vireo.domain.Console;
import io.vireo.domain.ConsoleFlag;
import io.vireo.domain.ProcessSignal;
import io.vireo.driver.kit.guest.ChannelStream;
import io.vireo.xml.Element;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Talks with a container as a person would: through its consoles, by signals. */
final class LxcConsole implements Console {

    private final LxcDomain domain;

    LxcConsole(OpenDomain open) {
        this.domain = open.domain();
    }

    @Override
    public VirtStream openConsole(Optional<String> device, Set<ConsoleFlag> flags) {
        Container container = domain.container();
        List<Element> consoles = domain.state().present().findAll("devices/console");
        int index = device.map(alias -> indexOf(consoles, alias)).orElse(0);
        if (index < 0 || index >= consoles.size()) {
            throw Refusal.invalid("unable to find console device '" + device.orElse("") + "' in " + domain.label());
        }
        String what = "console" + index + " of " + domain.label();
        int terminal = LxcConfig.terminal(domain.state().present(), OptionalInt.of(index));
        return container
                .consoles()
                .open(
                        "console" + index,
                        domain.label(),
                        flags.contains(ConsoleFlag.FORCE),
                        ended -> new ChannelStream(what, open(container, terminal), ended));
    }

    private static int indexOf(List<Element> consoles, String alias) {
        for (int i = 0; i < consoles.size(); i++) {
            if (consoles.get(i).at("alias/@name").orElse("").equals(alias)) {
                return i;
            }
        }
        return -1;
    }

    /** liblxc keeps the other end of the terminal in its monitor; its program copies between that and here. */
    private static ProgramChannel open(Container container, int terminal) {
        List<String> command = container
                .domain()
                .host()
                .tools()
                .command(
                        "lxc-console",
                        container.folder().container(),
                        List.of("-t", Integer.toString(terminal), "-e", "-1"));
        try {
            return new ProgramChannel(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
                    .start());
        } catch (IOException failure) {
            throw io.vireo.driver.kit.SystemErrors.of("cannot start lxc-console", failure);
        }
    }

    /** The process is one of the container, as the container counts: 1 is its init. */
    @Override
    public void sendProcessSignal(long pid, ProcessSignal signal) {
        if (signal == ProcessSignal.UNKNOWN) {
            throw Refusal.invalid("unknown signal");
        }
        domain.modify("send process signal", () -> {
            Container container = domain.container();
            Signals.send(hostPid(container, pid), Integer.toString(signal.code()));
        });
    }

    private static long hostPid(Container container, long pid) {
        if (pid == 1) {
            return container.init();
        }
        String own = namespace(container.init());
        return container
                .group()
                .read("memory", "cgroup.procs")
                .or(() -> container.group().read("pids", "cgroup.procs"))
                .stream()
                .flatMap(String::lines)
                .map(Long::valueOf)
                .filter(each -> namespace(each).equals(own) && numberOf(each) == pid)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid(container.label() + " has no process " + pid));
    }

    private static String namespace(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns/pid"))
                    .toString();
        } catch (IOException gone) {
            return "gone " + pid;
        }
    }

    private static long numberOf(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("NSpid:"))
                    .map(line -> Long.parseLong(line.replaceAll(".*\\s", "")))
                    .findFirst()
                    .orElse(0L);
        } catch (IOException gone) {
            return 0;
        }
    }
}
