/**
 * Starts an OSGi framework with the bundles of the distribution's folder, hands the command line to the shell among them
 * and follows the folders of drivers: a driver dropped there is used within two seconds, one taken away is gone.
 *
 * <p>The launcher runs on the plain class path, with the framework and the logging library beside it, and knows the
 * bundles only as files. Its contract with the shell is made of JDK types: a service {@link
 * java.util.function.ToIntFunction} of {@code String[]} with the property {@code vireo.shell=true}, called with the
 * arguments, returns the exit status. The launcher takes {@code --root} out of the arguments: the folder that moves
 * everything is the system property {@code vireo.root}; {@code vireo.uri} is the connection of an interactive shell.
 *
 * <p>A single command starts without the framework where {@link OneClassPath} allows it: {@link OneCommand} finds the shell on
 * the class path, as {@link java.util.ServiceLoader}'s {@code ToIntFunction}.
 *
 * <p>The framework keeps its bundles in a {@link StorageSlot} between starts and is not told about them again while they
 * are the same files.
 */
package io.vireo.distribution;
