package io.vireo.shell;

import io.vireo.Ref;
import io.vireo.event.ConnectClosed;
import io.vireo.event.Delivery;
import io.vireo.event.DomainEvent;
import io.vireo.event.EventFilter;
import io.vireo.event.NetworkEvent;
import io.vireo.event.NodeDeviceEvent;
import io.vireo.event.SecretEvent;
import io.vireo.event.StoragePoolEvent;
import io.vireo.event.Subscription;
import io.vireo.event.VirtEvent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** The commands that wait for events and print them. */
final class EventCommands {

    private static final String HOW = " [<event>] [--all] [--loop] [--timeout <number>] [--list] [--timestamp]";

    private EventCommands() {}

    static List<Command> commands() {
        return List.of(
                command(
                        "event [--domain <string>]",
                        "domains",
                        DomainEvent.class,
                        (shell, arguments) -> arguments
                                .find("domain")
                                .map(name -> shell.lookup().domain(name).ref())),
                command(
                        "net-event [--network <string>]",
                        "networks",
                        NetworkEvent.class,
                        (shell, arguments) -> arguments
                                .find("network")
                                .map(name -> shell.lookup().network(arguments).ref())),
                command(
                        "pool-event [--pool <string>]",
                        "pools",
                        StoragePoolEvent.class,
                        (shell, arguments) -> arguments
                                .find("pool")
                                .map(name -> shell.lookup().pool(arguments).ref())),
                command(
                        "nodedev-event [--device <string>]",
                        "devices",
                        NodeDeviceEvent.class,
                        (shell, arguments) -> arguments
                                .find("device")
                                .map(name -> shell.lookup().nodeDevice(name).ref())),
                command(
                        "secret-event [--secret <string>]",
                        "secrets",
                        SecretEvent.class,
                        (shell, arguments) -> arguments
                                .find("secret")
                                .map(name -> shell.lookup().secret(arguments).ref())));
    }

    private static Command command(
            String start,
            String what,
            Class<? extends VirtEvent> family,
            BiFunction<ShellSession, Arguments, Optional<? extends Ref>> subject) {
        return Command.of(start + HOW, "wait for events of " + what, (shell, arguments) -> {
            if (arguments.has("list")) {
                EventText.names(family).forEach(name -> shell.printLine("%s", name));
            } else {
                wait(
                        shell,
                        arguments,
                        new EventFilter(
                                kinds(arguments, family),
                                subject.apply(shell, arguments).map(Ref.class::cast)));
            }
        });
    }

    private static Set<Class<? extends VirtEvent>> kinds(Arguments arguments, Class<? extends VirtEvent> family) {
        Optional<String> name = arguments.find("event");
        if (arguments.has("all") || family != DomainEvent.class && name.isEmpty()) {
            return Set.of(family);
        }
        String wanted = name.orElseThrow(() -> new UsageError("one of --list, --all, or --event <type> is required"));
        return Set.of(
                EventText.kind(family, wanted).orElseThrow(() -> new CommandFailed("unknown event type " + wanted)));
    }

    private static void wait(ShellSession shell, Arguments arguments, EventFilter filter) {
        BlockingQueue<Delivery> queue = new LinkedBlockingQueue<>();
        OptionalInt timeout = arguments.number("timeout");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeout.orElse(0));
        int received = 0;
        Subscription subscription = shell.connect().subscribe(filter, queue::add);
        try {
            boolean more = true;
            while (more) {
                Delivery delivery =
                        timeout.isEmpty() ? queue.take() : queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (delivery == null) {
                    shell.extra("event loop timed out\n");
                    break;
                }
                shell.print(EventText.of(delivery, arguments.has("timestamp")) + "\n");
                shell.terminal().out().flush();
                received++;
                more = arguments.has("loop") && !(delivery.event() instanceof ConnectClosed);
            }
            shell.extra("events received: " + received + "\n");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            shell.extra("event loop interrupted\nevents received: " + received + "\n");
        } finally {
            subscription.close();
        }
    }
}
