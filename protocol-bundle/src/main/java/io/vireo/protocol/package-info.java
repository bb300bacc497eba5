/**
 * libvirt's wire protocol without a socket: how values lie in a message, how messages are framed, and the one table that
 * says which procedure is which facet method.
 *
 * <p>From the bottom: {@link io.vireo.protocol.XdrWriter} and {@link io.vireo.protocol.XdrReader} put numbers and texts
 * into bytes and take them out again, with every length checked before anything is allocated for it.
 * {@link io.vireo.protocol.Framing} cuts what arrives from a socket into a {@link io.vireo.protocol.Frame} each, a
 * {@link io.vireo.protocol.Header} and a payload; {@link io.vireo.protocol.Packets} makes the frames that go out.
 *
 * <p>Whatever a peer sends is hostile until it is decoded: a decoder answers with a value or with
 * {@link io.vireo.protocol.XdrException}, and nothing else.
 */
@Export
@Version("0.1.0")
package io.vireo.protocol;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
