/**
 * The daemon: unmodified clients of libvirt talk to it, and it talks to whatever drivers the platform has.
 *
 * <p>{@code Daemon} has {@code Door}s at its addresses; a {@code Reception} counts who is in. Each {@code Client} is a socket
 * ({@code Link}), an {@code Outbox}, and the message that is arriving. What it says goes to its {@code Session}: {@code Calls}
 * are answered by the {@code Dispatcher} from the one table of the wire, {@code Streams} and {@code Events} have their own
 * ways. A session has one {@code Upstream}, the connection that its client opened.
 *
 * <p>The threads are a {@code Crew}: whoever leads waits for all sockets and then carries out himself what he read; a
 * {@code Watchman} takes the lead from one who is away too long. What waits for drivers, such as streams, has threads of
 * its own.
 *
 * <p>Whatever a client does wrong costs that client, and nobody else.
 */
package io.vireo.daemon;
