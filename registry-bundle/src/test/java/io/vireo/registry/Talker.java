package io.vireo.registry;

import io.vireo.VirtStream;
import io.vireo.domain.Screenshot;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A part that does what a test says. */
final class Talker implements Talk {

    private final UnaryOperator<String> echo;

    Talker(UnaryOperator<String> echo) {
        this.echo = echo;
    }

    @Override
    public String echo(String text) {
        return echo.apply(text);
    }

    @Override
    public List<String> words() {
        return List.of("one", "two");
    }

    @Override
    public void shout() {}

    @Override
    public VirtStream listen() {
        return new PipeStream(() -> echo("aborted"));
    }

    @Override
    public Screenshot picture() {
        return new Screenshot(Optional.of("image/png"), new PipeStream(() -> echo("aborted")));
    }
}
