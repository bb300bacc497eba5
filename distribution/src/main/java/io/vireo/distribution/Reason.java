package io.vireo.distribution;

/** Says in one line why something failed. */
final class Reason {
    private Reason() {}

    /** What was tried and, when it says more, what lay at the bottom of it. */
    static String of(Throwable thrown) {
        Throwable bottom = thrown;
        while (bottom.getCause() != null) {
            bottom = bottom.getCause();
        }
        String first = String.valueOf(thrown.getMessage());
        String last = String.valueOf(bottom.getMessage());
        return first.contains(last) ? first : first + " (" + last + ")";
    }
}
