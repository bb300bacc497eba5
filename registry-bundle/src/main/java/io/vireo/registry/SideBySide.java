package io.vireo.registry;

import io.vireo.AlreadyExists;
import io.vireo.ConnectRef;
import io.vireo.ErrorCode;
import io.vireo.ErrorDomain;
import io.vireo.ErrorFacts;
import io.vireo.NotFound;
import io.vireo.Unsupported;
import io.vireo.VirtException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Drivers of one kind that serve a connection side by side, such as one for each type of storage pool: lists are
 * joined, a look-up asks one after the other, a definition goes to the first that does not say Unsupported, and an
 * object's operations go to the driver that knows the object.
 *
 * @param open the drivers that can be asked
 * @param shut those that were here, and may have had what nobody else knows
 * @param turns who gives a name now
 */
record SideBySide(List<Gate> open, List<Gate> shut, Turns turns) {

    Object call(Call call) {
        if (open.size() == 1 && shut.isEmpty()) {
            return open.get(0).call(call);
        }
        if (!(call.subject() instanceof ConnectRef)) {
            return owner(call).call(call);
        }
        if (PoolCapabilities.isAskedForBy(call.operation())) {
            return PoolCapabilities.merged(
                    all(call).stream().map(String.class::cast).toList());
        }
        if (call.operation().result() == Result.LIST) {
            return joined(call);
        }
        return PoolNames.givenBy(call)
                .map(names -> turns.inTurn(names.keys(), () -> giving(names, call)))
                .orElseGet(() -> first(call));
    }

    private Object giving(PoolNames names, Call call) {
        return names.taken(open, call).map(taken -> byItsOwner(call, taken)).orElseGet(() -> first(call));
    }

    /** A name that a driver has given away can only be given again by that driver. */
    private static Object byItsOwner(Call call, PoolNames.Taken taken) {
        try {
            return taken.owner().call(call);
        } catch (Unsupported otherType) {
            throw new AlreadyExists(
                    ErrorCode.OPERATION_FAILED,
                    "pool '" + taken.pool().name() + "' already exists with uuid "
                            + taken.pool().uuid());
        }
    }

    private Gate owner(Call call) {
        for (Gate gate : open) {
            if (gate.knows(call.subject())) {
                return gate;
            }
        }
        // Nobody knows it: the first says so, unless it may have been known to one that is gone.
        return shut.isEmpty() ? open.get(0) : shut.get(0);
    }

    private List<Object> joined(Call call) {
        return all(call).stream()
                .flatMap(each -> ((List<?>) each).stream())
                .map(Object.class::cast)
                .toList();
    }

    /** The answers of all that do not say Unsupported. */
    private List<Object> all(Call call) {
        List<Object> all = new ArrayList<>();
        List<Unsupported> refusals = new ArrayList<>();
        for (Gate gate : open) {
            try {
                all.add(gate.call(call));
            } catch (Unsupported refusal) {
                refusals.add(refusal);
            }
        }
        if (refusals.size() == open.size()) {
            throw refusals.get(0);
        }
        return all;
    }

    private Object first(Call call) {
        List<Unsupported> refusals = new ArrayList<>();
        Optional<NotFound> missing = Optional.empty();
        for (Gate gate : open) {
            try {
                return gate.call(call);
            } catch (NotFound nothing) {
                missing = Optional.of(missing.orElse(nothing));
            } catch (Unsupported refusal) {
                refusals.add(refusal);
            }
        }
        throw missing.isPresent() ? notFound(missing.get(), call) : unsupported(refusals, call);
    }

    private VirtException notFound(NotFound nothing, Call call) {
        return shut.isEmpty() ? nothing : shut.get(0).stale(call.operation().function());
    }

    private VirtException unsupported(List<Unsupported> refusals, Call call) {
        // Who has no such type says INTERNAL_ERROR, as libvirt does; who has it, and cannot do it, knows why.
        List<Unsupported> meant = refusals.stream()
                .filter(each -> each.facts().code() != ErrorCode.INTERNAL_ERROR.number())
                .toList();
        List<Unsupported> telling = meant.isEmpty() ? refusals : meant;
        if (telling.size() == 1 && shut.isEmpty()) {
            return telling.get(0);
        }
        String details = Stream.concat(
                        telling.stream().map(each -> each.facts().detail().orElse(each.getMessage())),
                        shut.stream()
                                .map(gate ->
                                        gate.stale(call.operation().function()).getMessage()))
                .distinct()
                .collect(Collectors.joining("; "));
        ErrorFacts first = telling.get(0).facts();
        return ErrorCode.of(first.code())
                .map(code -> VirtException.of(ErrorFacts.of(code, details).in(ErrorDomain.STORAGE)))
                .orElse(telling.get(0));
    }
}
