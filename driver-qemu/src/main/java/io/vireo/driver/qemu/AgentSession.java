package io.vireo.driver.qemu;

import io.vireo.ErrorCode;
import io.vireo.VirtException;
import java.util.concurrent.CompletableFuture;

/** What is expected of a guest's agent at the moment, and what becomes of the lines that it says. */
final class AgentSession implements SocketLines.Receiver {
    /** What an agent may say during one command, the answer and whatever it says before. */
    private static final long MAX_WORDS = 32 << 20;

    /** What the delimiter byte becomes when a line is decoded, for it is never part of a character. */
    private static final char DELIMITER = '\ufffd';

    private final String peer;
    private volatile SocketLines lines;
    private volatile Expectation expectation;
    private volatile String ended;

    /** What is waited for; the id is negative for the answer to a command, which carries none. */
    private static final class Expectation {
        private final String command;
        private final long id;
        private final CompletableFuture<Json> answer = new CompletableFuture<>();
        private long words;

        Expectation(String command, long id) {
            this.command = command;
            this.id = id;
        }
    }

    AgentSession(String peer) {
        this.peer = peer;
    }

    void start(SocketLines socket) {
        this.lines = socket;
    }

    String peer() {
        return peer;
    }

    static VirtException unresponsive(String message) {
        return new VirtException(ErrorCode.AGENT_UNRESPONSIVE, message);
    }

    /** The next word of the agent that counts is the handshake's id after a delimiter. */
    CompletableFuture<Json> expectHandshake(String command, long id) {
        return expect(new Expectation(command, id));
    }

    /** The next word of the agent that counts is the answer to this command. */
    CompletableFuture<Json> expectAnswer(String command) {
        return expect(new Expectation(command, -1));
    }

    private CompletableFuture<Json> expect(Expectation next) {
        expectation = next;
        if (ended != null) {
            next.answer.completeExceptionally(gone(next));
        }
        return next.answer;
    }

    void expectNothing() {
        expectation = null;
    }

    @Override
    public void line(String line) {
        Expectation current = expectation;
        if (current == null) {
            return;
        }
        current.words += line.length();
        if (current.words > MAX_WORDS) {
            lines.close("it said more than " + MAX_WORDS + " bytes in answer to one command");
        } else if (current.id >= 0) {
            handshake(current, line);
        } else if (!line.isEmpty()) {
            answer(current, line);
        }
    }

    /** Everything up to the delimiter is an old answer, half of one, or the agent's complaint about our delimiter. */
    private static void handshake(Expectation current, String line) {
        int delimiter = line.lastIndexOf(DELIMITER);
        if (delimiter < 0) {
            return;
        }
        try {
            Json message = JsonText.read(line.substring(delimiter + 1));
            if (message.number("return").orElse(-1) == current.id) {
                current.answer.complete(message);
            }
        } catch (JsonText.Malformed e) {
            // Not the handshake either: whoever waits runs into its deadline if nothing better comes.
            return;
        }
    }

    private void answer(Expectation current, String line) {
        try {
            Json message = JsonText.read(line);
            if (message.has("error")) {
                current.answer.completeExceptionally(QmpException.of(peer, current.command, message.get("error")));
                return;
            } else if (message.has("return")) {
                current.answer.complete(message.get("return"));
                return;
            }
            nonsense(current, line, "neither a result nor an error");
        } catch (JsonText.Malformed e) {
            nonsense(current, line, "no JSON: " + e.getMessage());
        }
    }

    private void nonsense(Expectation current, String line, String why) {
        current.answer.completeExceptionally(unresponsive("Cannot execute " + current.command + ": " + peer
                + " answered " + Seen.of(line) + ", which is " + why));
    }

    @Override
    public void closed(String reason) {
        ended = reason;
        Expectation current = expectation;
        if (current != null) {
            current.answer.completeExceptionally(gone(current));
        }
    }

    private VirtException gone(Expectation current) {
        return unresponsive("Cannot execute " + current.command + ": " + peer + " is gone: " + ended);
    }
}
