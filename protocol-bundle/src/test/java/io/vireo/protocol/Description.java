package io.vireo.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The protocol's description, read from {@code procedures.txt}, in the words of {@link Layout}. */
final class Description {

    /** A procedure or an event. */
    record Procedure(
            Program program,
            int number,
            String name,
            boolean event,
            boolean urgent,
            String stream,
            String args,
            String result) {

        @Override
        public String toString() {
            return program + " " + number + " " + name;
        }
    }

    private static final Map<String, String> WORDS = Map.of(
            "int", "int",
            "uint", "int",
            "char", "int",
            "uchar", "int",
            "short", "int",
            "ushort", "int",
            "hyper", "hyper",
            "uhyper", "hyper",
            "string", "string",
            "param", "param");

    private final Map<String, String> structs = new HashMap<>();
    private final List<Procedure> procedures = new ArrayList<>();

    private Description(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] columns = line.split("\t", -1);
            if (columns[0].equals("struct")) {
                structs.put(columns[1], columns[2]);
            } else if (!line.startsWith("#")) {
                procedures.add(procedure(columns));
            }
        }
    }

    static List<Procedure> procedures() {
        InputStream resource = Objects.requireNonNull(Description.class.getResourceAsStream("procedures.txt"));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return new Description(lines).procedures;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Procedure procedure(String[] columns) {
        return new Procedure(
                Program.valueOf(columns[0]),
                Integer.parseInt(columns[1]),
                columns[2],
                columns[3].equals("event"),
                columns[4].equals("urgent"),
                columns[5],
                fields(columns[6]),
                fields(columns[7]));
    }

    private String fields(String fields) {
        List<String> words = new ArrayList<>();
        for (String field : fields.split(" ")) {
            if (!field.isEmpty()) {
                words.add(type(field.substring(field.indexOf(':') + 1)));
            }
        }
        return Layout.join(words.toArray(String[]::new));
    }

    private String type(String type) {
        if (type.startsWith("?")) {
            return Layout.optional(type(type.substring(1)));
        }
        int list = type.indexOf('<');
        if (list >= 0) {
            String element = type.substring(0, list);
            int bound = Integer.parseInt(type.substring(list + 1, type.length() - 1));
            return element.equals("opaque") || element.equals("char") ? type : Layout.list(bound, type(element));
        }
        if (type.indexOf('[') >= 0) {
            return type;
        }
        String word = WORDS.get(type);
        return word != null ? word : fields(Objects.requireNonNull(structs.get(type), type));
    }
}
