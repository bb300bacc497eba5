package io.vireo.shell;

import io.vireo.domain.DomainState;
import io.vireo.domain.StateReason;
import java.util.Locale;

/** virsh's words for the states of a domain. */
final class StateWords {

    private StateWords() {}

    static String of(DomainState state) {
        return switch (state) {
            case RUNNING -> "running";
            case BLOCKED -> "idle";
            case PAUSED -> "paused";
            case SHUTDOWN -> "in shutdown";
            case SHUTOFF -> "shut off";
            case CRASHED -> "crashed";
            case PM_SUSPENDED -> "pmsuspended";
            default -> "no state";
        };
    }

    static String reason(StateReason state) {
        String prefix = state.state().name() + "_";
        String word = state.name().startsWith(prefix) ? state.name().substring(prefix.length()) : "UNKNOWN";
        return switch (word) {
            case "IOERROR" -> "I/O error";
            case "MIGRATION" -> "migrating";
            case "SAVE" -> "saving";
            case "DUMP" -> "dumping";
            case "SNAPSHOT" -> "creating snapshot";
            case "MIGRATION_CANCELED" -> "migration canceled";
            case "SAVE_CANCELED" -> "save canceled";
            case "WAKEUP" -> "event wakeup";
            case "POSTCOPY" -> "post-copy";
            case "POSTCOPY_FAILED" -> "post-copy failed";
            default -> word.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
