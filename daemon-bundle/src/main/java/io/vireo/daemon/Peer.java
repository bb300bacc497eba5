package io.vireo.daemon;

import java.util.Optional;

/**
 * Who is at the other end of a connection, as far as its socket tells.
 *
 * @param address where it came in
 * @param user the user's name, from a socket in the file system
 * @param group the user's group
 */
record Peer(Address address, Optional<String> user, Optional<String> group) {

    /** Says whether the way it came allows reading only. */
    boolean isReadOnly() {
        return address instanceof Address.Unix unix && unix.readOnly();
    }

    @Override
    public String toString() {
        return "client at " + address + user.map(name -> " (" + name + ")").orElse("");
    }
}
