/**
 * What the platform costs, each figure beside what it cannot cost less than, measured in the same run.
 *
 * <p>{@code tools/bench} runs {@code Bench}, which asks each {@code Group} for its {@code Figure}s and prints a table. Calls
 * are measured by JMH; guests and programs are started in turn with their reference. There is no module descriptor here: the
 * benchmarks run on the class path, as JMH wants it, and its module has no name of its own.
 */
package io.vireo.benchmarks;
