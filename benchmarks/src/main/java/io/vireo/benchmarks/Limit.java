package io.vireo.benchmarks;

import java.util.Locale;

/** How large a figure may be. */
sealed interface Limit {

    /** At most so many times the reference of the same run. */
    record Ratio(double most) implements Limit {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, most < 1 ? "%.2fx" : "%.1fx", most);
        }
    }

    /** At most this, in the figure's unit. */
    record Value(double most, Unit unit) implements Limit {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f %s", most, unit.symbol());
        }
    }

    /** Nobody is held to it. */
    record None() implements Limit {
        @Override
        public String toString() {
            return "-";
        }
    }

    /** For what is only told. */
    Limit NONE = new None();
}
