/**
 * What the platform costs, measured with JMH by {@code tools/bench}. There is no module descriptor here: the benchmarks
 * run on the class path, as JMH wants it, and its module has no name of its own.
 */
package io.vireo.benchmarks;
