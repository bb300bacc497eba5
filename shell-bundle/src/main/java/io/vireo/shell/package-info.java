/**
 * The command line: commands that administrators know from libvirt, over the public API alone.
 */
package io.vireo.shell;
