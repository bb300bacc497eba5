package io.vireo.itests;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The jars on the test class path, found by the name of their artifact. */
final class BuiltJars {

    private static final Path CLASSES = Path.of("target", "test-classes");

    private BuiltJars() {}

    /** The jar of an artifact; an error that lists what is there when no jar has that name. */
    static Path jar(String artifact) {
        Pattern name = Pattern.compile(Pattern.quote(artifact) + "-[0-9].*\\.jar");
        return classPath().stream()
                .filter(path -> name.matcher(path.getFileName().toString()).matches())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No jar of " + artifact
                        + " on the test class path; these tests run after packaging (mvn verify), which has: "
                        + classPath().stream().map(Path::toString).collect(joining(", "))));
    }

    /** A class path of some artifacts. */
    static String path(String... artifacts) {
        return Stream.of(artifacts).map(BuiltJars::jar).map(Path::toString).collect(joining(File.pathSeparator));
    }

    /** The command for a program of these tests that sees no other jars than those of some artifacts; its log shows warnings. */
    static List<String> program(Class<?> main, List<String> artifacts, Path... arguments) {
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                CLASSES.toAbsolutePath() + File.pathSeparator + path(artifacts.toArray(String[]::new)),
                main.getName());
        return Stream.concat(java, Stream.of(arguments).map(Path::toString)).toList();
    }

    /** The artifacts of Vireo that are there, but for this module's own, which is empty. */
    static List<String> vireo() {
        String version = "-0.1.0-SNAPSHOT.jar";
        return classPath().stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.endsWith(version))
                .map(name -> name.substring(0, name.length() - version.length()))
                .filter(artifact -> !artifact.equals("itests"))
                .toList();
    }

    private static List<Path> classPath() {
        // Surefire may start the virtual machine with one jar that names the others, and then says so here.
        String entries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(entries.split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
    }
}
