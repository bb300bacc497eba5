package io.vireo.registry;

/**
 * A failure as text, with its stack and its causes: looks the same in a log, and holds none of the classes that were
 * involved.
 */
final class Retold extends Exception {

    private static final long serialVersionUID = 1L;

    /** More causes than any real failure has, and an end for one that is its own cause. */
    private static final int DEEPEST = 16;

    private final String text;

    private Retold(Throwable original, Throwable cause) {
        super(original.getMessage(), cause, true, true);
        text = original.toString();
        setStackTrace(original.getStackTrace());
    }

    /** Retells a failure; null when there is none, as {@link Throwable#getCause()} has it. */
    static Throwable of(Throwable failure) {
        return of(failure, DEEPEST);
    }

    private static Throwable of(Throwable failure, int depth) {
        if (failure == null || depth == 0) {
            return null;
        }
        if (failure instanceof Retold) {
            return failure;
        }
        Retold retold = new Retold(failure, of(failure.getCause(), depth - 1));
        for (Throwable beside : failure.getSuppressed()) {
            retold.addSuppressed(of(beside, 1));
        }
        return retold;
    }

    @Override
    public String toString() {
        return text;
    }
}
