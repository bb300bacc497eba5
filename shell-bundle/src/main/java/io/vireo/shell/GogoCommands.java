package io.vireo.shell;

import io.vireo.shell.ShellSession.Terminal;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.ToIntFunction;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * The same commands in the interactive shell, as functions of Gogo's scope {@code vireo}.
 *
 * <p>Satisfied only where Gogo runs; a distribution without it does not even load this class.
 */
@Component(service = {})
public final class GogoCommands {

    private final Shell shell;
    private final List<ServiceRegistration<Function>> registrations = new ArrayList<>();
    private final Map<CommandSession, ShellSession> sessions = new WeakHashMap<>();

    /**
     * Registers the commands; the framework calls it.
     *
     * @param context this bundle's context
     * @param processor Gogo, which must be there
     * @param shell the shell whose commands they are
     */
    @Activate
    public GogoCommands(
            BundleContext context,
            @Reference CommandProcessor processor,
            @Reference(target = "(vireo.shell=true)", policyOption = ReferencePolicyOption.GREEDY)
                    ToIntFunction<String[]> shell) {
        this.shell = (Shell) shell;
        for (String name : this.shell.commands().names()) {
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put(CommandProcessor.COMMAND_SCOPE, "vireo");
            properties.put(CommandProcessor.COMMAND_FUNCTION, name);
            Function function = (session, arguments) -> run(session, name, arguments);
            registrations.add(context.registerService(Function.class, function, properties));
        }
    }

    /** Takes the commands back; the framework calls it. */
    @Deactivate
    public void deactivate() {
        registrations.forEach(ServiceRegistration::unregister);
        synchronized (sessions) {
            sessions.values().forEach(ShellSession::close);
            sessions.clear();
        }
    }

    private Object run(CommandSession gogo, String name, List<Object> arguments) {
        List<String> words = new ArrayList<>(List.of(name));
        arguments.forEach(argument -> words.add(String.valueOf(argument)));
        ShellSession session = session(gogo);
        session.run(List.of(words));
        return null;
    }

    private ShellSession session(CommandSession gogo) {
        synchronized (sessions) {
            return sessions.computeIfAbsent(gogo, missing -> {
                // Gogo gives every command of a pipe its own system streams; the session's are those of the terminal.
                Terminal terminal = new Terminal(System.in, System.out, System.err);
                Optional<String> uri = Optional.ofNullable(System.getProperty("vireo.uri"));
                Settings settings = new Settings(uri, false, false, false, false, List.of());
                return new ShellSession(shell.vireo(), terminal, shell.commands(), settings);
            });
        }
    }
}
