package io.vireo.benchmarks;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One number of a run.
 *
 * @param name what was measured
 * @param unit what the numbers count
 * @param measured how much it was
 * @param reference what was measured beside it, in the same run
 * @param limit how large it may be
 */
record Figure(String name, Unit unit, double measured, Optional<Reference> reference, Limit limit) {

    /**
     * What a figure is compared with.
     *
     * @param name what it is
     * @param value how much it was, in the figure's unit
     */
    record Reference(String name, double value) {}

    /** A figure beside a reference, held to a ratio or to nothing. */
    static Figure compared(String name, Unit unit, Pair pair, String reference, Limit limit) {
        return new Figure(name, unit, pair.measured(), Optional.of(new Reference(reference, pair.reference())), limit);
    }

    /** A figure that stands alone. */
    static Figure alone(String name, Unit unit, double measured, Limit limit) {
        return new Figure(name, unit, measured, Optional.empty(), limit);
    }

    /** How many times the reference it is; empty without one. */
    OptionalDouble ratio() {
        return reference.isPresent()
                ? OptionalDouble.of(measured / reference.get().value())
                : OptionalDouble.empty();
    }

    /** {@code ok}, {@code over}, or a dash for what has no limit. */
    String verdict() {
        if (limit instanceof Limit.None) {
            return "-";
        }
        return isOver() ? "over" : "ok";
    }

    boolean isOver() {
        if (limit instanceof Limit.Ratio ratio) {
            return ratio().orElseThrow() > ratio.most();
        }
        return limit instanceof Limit.Value value && measured > value.most();
    }

    String measuredText() {
        return text(measured);
    }

    String referenceText() {
        return reference.map(it -> text(it.value()) + " " + it.name()).orElse("-");
    }

    String ratioText() {
        return ratio().isPresent() ? String.format(Locale.ROOT, "%.2f", ratio().getAsDouble()) : "-";
    }

    private String text(double value) {
        String format = value < 10 ? "%.2f %s" : value < 100 ? "%.1f %s" : "%,.0f %s";
        return String.format(Locale.ROOT, format, value, unit.symbol());
    }
}
