package io.vireo.shell;

import io.vireo.domain.Definition;
import io.vireo.domain.Domain;
import io.vireo.domain.DomainRef;
import io.vireo.domain.DomainState;
import io.vireo.domain.Domains;
import io.vireo.domain.Inspect;
import io.vireo.domain.ListDomainsFlag;
import io.vireo.domain.ManagedSave;
import io.vireo.domain.Metadata;
import io.vireo.domain.MetadataKind;
import io.vireo.domain.StateReason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The command that lists domains. */
final class ListCommand {

    private ListCommand() {}

    static Command command() {
        return Command.of(
                "list [--inactive] [--all] [--transient] [--persistent] [--with-snapshot] [--without-snapshot]"
                        + " [--state-running] [--state-paused] [--state-shutoff] [--state-other] [--autostart]"
                        + " [--no-autostart] [--with-managed-save] [--without-managed-save] [--uuid] [--name] [--id]"
                        + " [--table] [--managed-save] [--title]",
                "list domains",
                ListCommand::run);
    }

    private static void run(ShellSession shell, Arguments arguments) {
        List<DomainRef> found =
                new ArrayList<>(shell.connect().as(Domains.class).listDomains(flags(arguments)));
        found.sort(ListCommand::compare);
        List<Domain> domains = found.stream().map(shell.connect()::at).toList();
        boolean brief = arguments.has("uuid") || arguments.has("name") || arguments.has("id");
        if (brief && !arguments.has("table")) {
            domains.forEach(domain -> shell.printLine("%s", brief(domain, arguments)));
        } else {
            shell.print(table(domains, arguments.has("title"), arguments.has("managed-save")));
        }
    }

    /** Those that run by their ids, then the others, by their names. */
    private static int compare(DomainRef one, DomainRef other) {
        int byId =
                Integer.compare(one.id().orElse(Integer.MAX_VALUE), other.id().orElse(Integer.MAX_VALUE));
        return byId != 0 ? byId : one.name().compareTo(other.name());
    }

    private static Set<ListDomainsFlag> flags(Arguments arguments) {
        Set<ListDomainsFlag> flags = EnumSet.noneOf(ListDomainsFlag.class);
        add(flags, arguments, "transient", ListDomainsFlag.TRANSIENT);
        add(flags, arguments, "persistent", ListDomainsFlag.PERSISTENT);
        add(flags, arguments, "with-snapshot", ListDomainsFlag.HAS_SNAPSHOT);
        add(flags, arguments, "without-snapshot", ListDomainsFlag.NO_SNAPSHOT);
        add(flags, arguments, "state-running", ListDomainsFlag.RUNNING);
        add(flags, arguments, "state-paused", ListDomainsFlag.PAUSED);
        add(flags, arguments, "state-shutoff", ListDomainsFlag.SHUTOFF);
        add(flags, arguments, "state-other", ListDomainsFlag.OTHER);
        add(flags, arguments, "autostart", ListDomainsFlag.AUTOSTART);
        add(flags, arguments, "no-autostart", ListDomainsFlag.NO_AUTOSTART);
        add(flags, arguments, "with-managed-save", ListDomainsFlag.MANAGED_SAVE);
        add(flags, arguments, "without-managed-save", ListDomainsFlag.NO_MANAGED_SAVE);
        if (arguments.has("inactive")) {
            flags.add(ListDomainsFlag.INACTIVE);
        } else if (!arguments.has("all")) {
            flags.add(ListDomainsFlag.ACTIVE);
        }
        return flags;
    }

    private static void add(Set<ListDomainsFlag> flags, Arguments arguments, String option, ListDomainsFlag flag) {
        if (arguments.has(option)) {
            flags.add(flag);
        }
    }

    private static String brief(Domain domain, Arguments arguments) {
        StringBuilder text = new StringBuilder();
        if (arguments.has("id")) {
            text.append(id(domain)).append(arguments.has("uuid") || arguments.has("name") ? " " : "");
        }
        if (arguments.has("uuid")) {
            text.append(domain.uuid()).append(arguments.has("name") ? " " : "");
        }
        return text.append(arguments.has("name") ? domain.name() : "").toString();
    }

    private static Table table(List<Domain> domains, boolean titles, boolean managedSave) {
        Table table = titles ? new Table("Id", "Name", "State", "Title") : new Table("Id", "Name", "State");
        for (Domain domain : domains) {
            String state = state(domain, managedSave);
            if (titles) {
                String title = Show.ifSupported(() ->
                                domain.as(Metadata.class).metadata(MetadataKind.TITLE, Optional.empty(), Set.of()))
                        .orElse("");
                table.row(id(domain), domain.name(), state, title);
            } else {
                table.row(id(domain), domain.name(), state);
            }
        }
        return table;
    }

    private static String id(Domain domain) {
        OptionalInt id = domain.ref().id();
        return id.isPresent() ? String.valueOf(id.getAsInt()) : "-";
    }

    private static String state(Domain domain, boolean managedSave) {
        StateReason state =
                Show.ifSupported(() -> domain.as(Inspect.class).state()).orElse(StateReason.UNKNOWN);
        boolean saved = managedSave
                && state.state() == DomainState.SHUTOFF
                && domain.is(ManagedSave.class)
                && domain.as(Definition.class).isPersistent()
                && domain.as(ManagedSave.class).hasManagedSave();
        return saved ? "saved" : StateWords.of(state.state());
    }
}
