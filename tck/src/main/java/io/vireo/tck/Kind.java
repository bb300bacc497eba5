package io.vireo.tck;

import io.vireo.Connect;
import io.vireo.ErrorCode;
import io.vireo.Ref;
import io.vireo.event.VirtEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A kind of object that has definitions, so that what is promised of all of them is said once.
 *
 * @param <R> the kind of reference
 */
interface Kind<R extends Ref> {

    /** The word for it, as in "a network". */
    String noun();

    /** The code of a look-up that finds nothing. */
    ErrorCode missing();

    /** Where its name stands in its document. */
    default String namePath() {
        return "name";
    }

    /** The definition without what would lend it a name when it says none. */
    default String lendingNoName(String xml) {
        return xml;
    }

    /** Whether it is a part of the host, which has rules of its own for names and for what goes on without definition. */
    default boolean belongsToHost() {
        return false;
    }

    /** Whether stopping one that does not run is refused by all of libvirt's drivers. */
    default boolean stopsOnce() {
        return true;
    }

    /** Which operation stands for a verb; a verb that is not there makes no sense for this kind. */
    Map<Verb, Operation> operations();

    /** The author's definition. */
    Optional<String> xml(DriverSample sample, Identity identity);

    List<R> list(Connect connect);

    R byName(Connect connect, String name);

    R byUuid(Connect connect, UUID uuid);

    R define(Connect connect, String xml);

    String describe(Connect connect, R ref);

    void undefine(Connect connect, R ref);

    /** Removes the definition, with everything that belongs to it. */
    default void clear(Connect connect, R ref) {
        undefine(connect, ref);
    }

    /** Runs one that has no definition. */
    default R create(Connect connect, String xml) {
        throw new IllegalStateException(noun() + " does not run without a definition");
    }

    /** Whether it starts with the host. */
    default boolean autostart(Connect connect, R ref) {
        throw new IllegalStateException(noun() + " does not start with the host");
    }

    /** Chooses whether it starts with the host. */
    default void setAutostart(Connect connect, R ref, boolean autostart) {
        throw new IllegalStateException(noun() + " does not start with the host");
    }

    /** Starts it. */
    default void start(Connect connect, R ref) {
        throw new IllegalStateException(noun() + " does not start");
    }

    /** Stops it at once. */
    default void stop(Connect connect, R ref) {
        throw new IllegalStateException(noun() + " does not stop");
    }

    /** Whether it runs. */
    default boolean isActive(Connect connect, R ref) {
        return false;
    }

    /** A reference to one that need not exist; empty when it takes more than a name and a UUID to make one. */
    Optional<R> ref(Identity identity);

    /** Whether an object is the one of an identity, in part at least. */
    boolean matches(R ref, Identity identity);

    /** What an event says about an object: {@code DEFINED}, {@code STARTED}, ...; empty when it is about another. */
    Optional<String> told(VirtEvent event, R ref);

    /** Whether there are events about it at all. */
    default boolean tells() {
        return true;
    }

    /** What it takes for contracts that use these verbs. */
    default Need can(Verb... verbs) {
        List<Verb> all = List.of(verbs);
        return operations().keySet().containsAll(all)
                ? Need.all(
                        all.stream().map(verb -> operations().get(verb).need()).toList())
                : Need.never("not all of " + all + " make sense for a " + noun());
    }

    /** What it takes for contracts that define one. */
    default Need definable() {
        return Need.all(List.of(can(Verb.DEFINE), Need.document(noun(), sample -> xml(sample, Identity.unused()))));
    }

    /** What it takes for contracts that are about one, new or there already. */
    default Need obtainable() {
        return definable();
    }
}
