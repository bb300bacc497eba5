package io.vireo.tck;

import java.util.Set;
import java.util.TreeSet;

/** What can be wrong with the driver that is otherwise sound, and which contracts break by it. */
enum Defect {
    NONE(),
    // What it says about itself
    CLAIMS_EVERY_HOST("does not claim a URI of another host"),
    CHANGES_ITS_PARTS(
            "names the same parts whenever it is asked",
            "reads what was written",
            "removes what was written",
            "says that there is no text where none was written",
            "shows in the definition what was written",
            "tells once that a text was written"),
    OFFERS_A_FACET_TWICE("has one class for each kind of object", "offers no facet twice"),
    SAYS_NO_TO_WHAT_IT_OVERRIDES("never says NO_SUPPORT for what its class overrides"),
    // Answers
    THROWS_NULL_POINTERS("fails with nothing but VirtException when it is asked"),
    ANSWERS_NULL("never answers with null"),
    HANGS_IN_A_QUERY(
            "fails with nothing but VirtException when it is asked",
            "never answers with null",
            "never says NO_SUPPORT for what its class overrides"),
    SAYS_THE_WRONG_CODE(
            "finds a running domain by its id",
            "finds no domain whose name only resembles the one asked for",
            "forgets a domain without a definition when it stops",
            "forgets what is undefined",
            "gives a domain another name and leaves its UUID",
            "refuses calls on what is undefined",
            "refuses references to what is not there with the code of their kind",
            "says that there is no domain of an unknown UUID",
            "says that there is no domain of an unknown name"),
    THROWS_WHAT_THE_JDK_THROWS(
            "fails with nothing but VirtException when it is asked",
            "forgets what is undefined",
            "says that there is no domain of an unknown UUID"),
    FINDS_NAMES_IN_ANY_CASE("finds no domain whose name only resembles the one asked for"),
    // Sessions
    LEAKS_A_THREAD("leaves no thread behind that keeps the virtual machine alive"),
    TELLS_AFTER_CLOSE("tells a closed session nothing"),
    OPENS_ONLY_ONCE("opens again after it was closed", "leaves no thread behind that keeps the virtual machine alive"),
    /** Breaks them all; only the first one is tried. */
    HANGS_IN_CLOSE(),
    // Definitions
    TAKES_A_NAME_TWICE(
            "lets only one of many clients define a name",
            "refuses a name that a domain of another UUID has",
            "refuses a name that another UUID has"),
    TAKES_A_UUID_TWICE("refuses a UUID that another name has"),
    KEEPS_HALF_A_DEFINITION("keeps nothing of a wrong document", "refuses a definition with a UUID that is none"),
    TAKES_DOCTYPES("refuses a definition with a DOCTYPE"),
    TAKES_SLASHES("keeps nothing of a wrong document", "refuses a definition with a name with a slash"),
    LOSES_METADATA("keeps foreign elements inside of metadata"),
    DROPS_WHAT_IT_DOES_NOT_KNOW("keeps or refuses an element that nobody knows, but never drops it"),
    GROWS_ITS_DOCUMENT(
            "keeps the definition of a domain that is stopped",
            "refuses a UUID that another name has",
            "refuses a name that another UUID has",
            "takes back the document that it gives"),
    KEEPS_THE_OLD_NAME("gives a domain another name and leaves its UUID"),
    FORGETS_AUTOSTART(
            "lists domains by whether they start with the host",
            "remembers for every client whether a domain starts with the host"),
    DEFINES_WITHOUT_A_LOCK("lets only one of many clients define a name"),
    // Running
    STARTS_TWICE("lets only one of many clients start a domain", "refuses to start a domain that runs"),
    KEEPS_THE_ID(
            "finds a running domain by its id",
            "gives a domain an id while it runs",
            "says the same in every word about a domain's state",
            "starts and stops a domain"),
    GIVES_NO_REASON("says why a domain runs and why it is off", "stops a paused domain"),
    PAUSES_WHAT_IS_OFF("refuses to pause a domain that is off"),
    KEEPS_TRANSIENT_DOMAINS(
            "forgets a domain without a definition when it stops",
            "lets a running domain go on when it is undefined, or refuses",
            "refuses a running domain's document",
            "refuses to start with the host what has no definition",
            "refuses to undefine what has no definition",
            "runs a domain that has no definition",
            "says that a domain without a definition has none",
            "tells that a domain without a definition started and stopped, and no more"),
    STAYS_UP_AFTER_A_FAILED_START(
            "leaves a domain off that could not be started",
            "removes a domain that could not be started",
            "starts a domain after what was wrong is repaired"),
    TELLS_A_FAILED_START("tells of no start without a stop"),
    BREAKS_WHEN_INTERRUPTED("ends a start that is interrupted with an answer, and knows what it did"),
    // Events
    LOSES_AN_EVENT(
            "tells every client once each, in order, that a domain was started and stopped",
            "tells that a domain without a definition started and stopped, and no more"),
    TELLS_TWICE(
            "tells once each, in order, that a domain was defined and undefined",
            "tells one client what another did with a domain"),
    TELLS_IN_THE_WRONG_ORDER(
            "lets only one of many clients start a domain",
            "tells every client once each, in order, that a domain was started and stopped",
            "tells that a domain without a definition started and stopped, and no more"),
    TELLS_ONLY_WHO_DID_IT(
            "lets only one of many clients start a domain",
            "tells every client once each, in order, that a domain was started and stopped",
            "tells once that a text was written",
            "tells one client what another did with a domain",
            "tells that a domain left its old name and got another");

    private final Set<String> broken;

    Defect(String... broken) {
        this.broken = Set.of(broken);
    }

    /** The sentences of the contracts that this defect breaks, and no others. */
    Set<String> broken() {
        return new TreeSet<>(broken);
    }
}
