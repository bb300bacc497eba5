package io.vireo.driver.test;

import io.vireo.AlreadyExists;
import io.vireo.ErrorCode;
import io.vireo.NotFound;
import io.vireo.driver.kit.ObjectTable;
import io.vireo.xml.Element;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The networks of a host, or its pools: found, defined, created and forgotten alike.
 *
 * @param <T> the one or the other
 */
final class DefinableTable<T extends Definable> {

    /** Makes an object of its footing. */
    interface Maker<T> {

        T make(World world, Footing footing);
    }

    private final World world;
    private final Maker<T> maker;
    private final ErrorCode missing;
    private final String noun;
    private final String longNoun;
    private final ObjectTable<T> table = new ObjectTable<>();

    DefinableTable(World world, Maker<T> maker, ErrorCode missing, String noun, String longNoun) {
        this.world = world;
        this.maker = maker;
        this.missing = missing;
        this.noun = noun;
        this.longNoun = longNoun;
    }

    List<T> list() {
        return table.list();
    }

    Optional<T> find(String name) {
        return table.find(name);
    }

    T require(String name) {
        return table.find(name)
                .orElseThrow(() -> new NotFound(missing, "no " + longNoun + " with matching name '" + name + "'"));
    }

    T require(UUID uuid) {
        return table.find(uuid)
                .orElseThrow(() -> new NotFound(missing, "no " + longNoun + " with matching uuid '" + uuid + "'"));
    }

    /** Adds a stopped one with a definition, or changes the definition of the one that is there. */
    T define(Element document) {
        String text = document.toString();
        return put(make(document, Standing.defined(text)), now -> now.redefined(text));
    }

    /** Starts one without a definition, or the stopped one that is there. */
    T create(Element document) {
        String text = document.toString();
        T made = make(document, Standing.created(text));
        return put(made, now -> {
            if (now.active()) {
                throw new AlreadyExists(
                        ErrorCode.OPERATION_INVALID, noun + " is already active as '" + made.name() + "'");
            }
            return new Standing(now.config(), Optional.of(text), true, now.autostart());
        });
    }

    /** Puts one of a file on its host, defined and running. */
    T addRunning(Element document) {
        T made = make(document, Standing.defined(document.toString()).started());
        table.add(made.name(), made.uuid(), made).ifPresent(old -> requireSame(old, made));
        return made;
    }

    private T make(Element document, Standing standing) {
        String name = document.at("name").orElseThrow();
        return maker.make(world, new Footing(name, DomainXml.uuid(document), standing));
    }

    /** Adds an object, or changes the one that is there; once more if that one was removed meanwhile. */
    private T put(T made, UnaryOperator<Standing> change) {
        while (true) {
            Optional<T> old = table.add(made.name(), made.uuid(), made);
            if (old.isEmpty()) {
                return made;
            }
            requireSame(old.get(), made);
            old.get().change(change);
            if (isThere(old.get())) {
                return old.get();
            }
        }
    }

    private void requireSame(T old, T made) {
        if (!old.uuid().equals(made.uuid())) {
            throw taken(noun + " '" + old.name() + "' already exists with uuid " + old.uuid());
        }
        if (!old.name().equals(made.name())) {
            throw taken(noun + " '" + old.name() + "' is already defined with uuid " + old.uuid());
        }
    }

    private static AlreadyExists taken(String why) {
        return new AlreadyExists(ErrorCode.OPERATION_FAILED, why);
    }

    /** Says whether this very object is on its host: another thread may have removed it. */
    private boolean isThere(T object) {
        return table.find(object.uuid()).filter(each -> each == object).isPresent();
    }

    /** Removes an object once it neither runs nor has a definition. */
    void forgetIfGone(T object) {
        object.change(now -> {
            if (!now.active() && !now.isPersistent()) {
                table.remove(object.uuid());
            }
            return now;
        });
    }
}
