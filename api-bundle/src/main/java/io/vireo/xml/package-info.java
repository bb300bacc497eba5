/**
 * XML documents as values.
 *
 * <p>Every document of Vireo is an immutable {@link io.vireo.xml.Element} tree that keeps whatever was written: unknown
 * elements, prefixes, comments and order survive reading, changing and writing. {@code toString()} writes libvirt's style.
 *
 * <p>A {@link io.vireo.xml.Field} is one typed fact of such a tree; the same line reads it, writes it, checks it and documents
 * it. {@link io.vireo.xml.Claims} is a set of places that somebody honours: it reports everything in a document that nobody
 * claims, with path and line, so that a driver can refuse what it would otherwise ignore.
 *
 * <p>Input is taken as hostile. A DOCTYPE is refused as such, so there are no entities beyond the five of XML and nothing
 * outside of the document is ever read; size, depth, elements and attributes are bounded by limits of our own, which are the
 * same on every Java release.
 */
@Export
@Version("1.0.0")
package io.vireo.xml;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
