package io.vireo.benchmarks;

/** Does nothing: what any Java program pays. */
final class EmptyProgram {

    private EmptyProgram() {}

    /**
     * Does nothing.
     *
     * @param arguments ignored
     */
    public static void main(String[] arguments) {
        // What is measured is the virtual machine alone.
    }
}
