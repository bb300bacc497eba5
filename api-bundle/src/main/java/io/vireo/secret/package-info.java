/**
 * Secrets, such as the passphrases of encrypted volumes: handles, references and facets. Names follow libvirt's
 * {@code virSecret} functions.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.vireo.secret;
