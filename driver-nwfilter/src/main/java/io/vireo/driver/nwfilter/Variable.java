package io.vireo.driver.nwfilter;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable in a rule: {@code $A} and {@code $A[@1]} stand for each of its values in turn, {@code $A[2]} for one of them.
 *
 * @param name its name
 * @param index the one value that is meant; empty for each in turn
 * @param iterator who takes turns: variables of one iterator go together
 */
record Variable(String name, OptionalInt index, int iterator) {

    private static final int MOST = 65_535;
    private static final Pattern FORM = Pattern.compile("\\$([a-zA-Z0-9_]+)(?:\\[ *(@?)([0-9]{1,9}) *\\])? *");

    /** Reads a variable; empty for what is none. */
    static Optional<Variable> of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String number = Optional.ofNullable(form.group(3)).orElse("0");
        int value = Integer.parseInt(number);
        if (value > MOST) {
            return Optional.empty();
        }
        boolean one = form.group(3) != null && form.group(2).isEmpty();
        return Optional.of(
                new Variable(form.group(1), one ? OptionalInt.of(value) : OptionalInt.empty(), one ? 0 : value));
    }

    /** How it is written. */
    @Override
    public String toString() {
        if (index.isPresent()) {
            return "$" + name + "[" + index.getAsInt() + "]";
        }
        return iterator == 0 ? "$" + name : "$" + name + "[@" + iterator + "]";
    }
}
