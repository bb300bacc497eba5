package io.vireo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whole processes, from their start to their end, beside one that does nothing. */
final class ProgramGroup implements Group {

    private static final String URI = "test:///default";
    private static final String REFERENCE = "empty main";
    private static final List<String> EMBEDDED = List.of("benchmarks", "api-bundle", "registry-bundle", "driver-kit");
    private static final List<String> LOGGING = List.of("slf4j-api", "slf4j-simple");

    private final Path distribution;

    /** Makes the group for a packed distribution. */
    ProgramGroup(Path distribution) {
        this.distribution = distribution;
    }

    @Override
    public List<Figure> measure(Effort effort, Path folder) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Path command = distribution.resolve("bin").resolve("vireo");
        if (!Files.isExecutable(command)) {
            throw new IOException("no packed distribution in " + distribution + "; run tools/bench");
        }
        JavaProgram packed = JavaProgram.of(List.of(command.toString(), "-c", URI, "list"));
        figures.add(figure("packed: vireo -c " + URI + " list", packed, effort, new Limit.Ratio(9)));
        JavaProgram embedded = archived(folder.resolve("one.jsa"), "driver-test");
        figures.add(figure("embedded: open, list, close", embedded, effort, new Limit.Ratio(3)));
        JavaProgram both = archived(folder.resolve("both.jsa"), "driver-test", "driver-qemu");
        figures.add(figure("embedded, with driver-qemu beside", both, effort, Limit.NONE));
        JavaProgram plain = embedded(List.of(), "driver-test");
        figures.add(figure("embedded, without an archive of classes", plain, effort, Limit.NONE));
        return figures;
    }

    private static Figure figure(String name, JavaProgram program, Effort effort, Limit limit) throws Exception {
        JavaProgram empty = JavaProgram.of(EmptyProgram.class, ClassPath.of("benchmarks"), List.of());
        Pair pair = Pair.inTurn(effort.rounds(), program::toEnd, empty::toEnd);
        return Figure.compared(name, Unit.MILLISECONDS, pair, REFERENCE, limit);
    }

    /** With an archive of the classes it needs, which anybody can make of a program like this. */
    private static JavaProgram archived(Path archive, String... drivers) throws Exception {
        embedded(List.of("-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive), drivers)
                .toEnd();
        return embedded(List.of("-XX:SharedArchiveFile=" + archive), drivers);
    }

    private static JavaProgram embedded(List<String> options, String... drivers) {
        String[] entries = Stream.of(EMBEDDED.stream(), Stream.of(drivers), LOGGING.stream())
                .flatMap(each -> each)
                .toArray(String[]::new);
        return JavaProgram.of(ListProgram.class, ClassPath.of(entries), options, URI);
    }
}
