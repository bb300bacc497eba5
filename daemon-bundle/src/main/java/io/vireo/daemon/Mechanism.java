package io.vireo.daemon;

import java.nio.charset.StandardCharsets;

/** One exchange of SASL, the server's side. */
interface Mechanism {

    /** The exchange failed; the reason is for the log, not for the client. */
    final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * Takes what the client says and answers.
     *
     * @throws Refused when the exchange has failed
     */
    byte[] step(byte[] data);

    boolean isComplete();

    /** Who it is; known once the exchange is complete. */
    String user();

    /** PLAIN (RFC 4616): user and password as they are, for ways on which nobody listens. */
    final class Plain implements Mechanism {

        private final Users users;
        private String user = "";
        private boolean complete;

        Plain(Users users) {
            this.users = users;
        }

        @Override
        public byte[] step(byte[] data) {
            String[] parts = new String(data, StandardCharsets.UTF_8).split("\0", -1);
            if (parts.length != 3) {
                throw new Refused("the message is none");
            }
            user = parts[1];
            boolean fits =
                    users.find(user).orElseGet(() -> users.decoy(parts[1])).fits(parts[2]);
            if (!fits || !parts[0].isEmpty() && !parts[0].equals(user)) {
                throw new Refused("user and password do not fit");
            }
            complete = true;
            return new byte[0];
        }

        @Override
        public boolean isComplete() {
            return complete;
        }

        @Override
        public String user() {
            return user;
        }
    }

    /** EXTERNAL (RFC 4422): who it is was found out below, by a certificate or by the socket. */
    final class External implements Mechanism {

        private final String user;
        private boolean complete;

        External(String user) {
            this.user = user;
        }

        @Override
        public byte[] step(byte[] data) {
            String wanted = new String(data, StandardCharsets.UTF_8);
            if (!wanted.isEmpty() && !wanted.equals(user)) {
                throw new Refused("'" + user + "' wants to be somebody else");
            }
            complete = true;
            return new byte[0];
        }

        @Override
        public boolean isComplete() {
            return complete;
        }

        @Override
        public String user() {
            return user;
        }
    }
}
