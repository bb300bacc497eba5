package io.vireo.protocol;

import io.vireo.Facet;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The one table of the wire: every procedure, by number and by method.
 *
 * <p>The daemon serves from it and the remote driver sends from it; neither knows a procedure by name. Rows are made when
 * they are first looked up.
 */
public final class Table {

    /** The table; it holds nothing but rows. */
    public static final Table TABLE = new Table();

    private static final int SIZE = 512;

    private final List<Rows> parts = List.of(
            new SessionRows(),
            new RegistrationRows(),
            new HostRows(),
            new DomainRows(),
            new SavedRows(),
            new GuestRows(),
            new DeviceRows(),
            new TuningRows(),
            new SnapshotRows(),
            new MigrationRows(),
            new NetworkRows(),
            new StorageRows(),
            new NodeDeviceRows(),
            new ClassicRows(),
            new QemuRows(),
            new LxcRows());
    private final Map<Program, AtomicReferenceArray<Row>> byNumber = Map.of(
            Program.REMOTE, new AtomicReferenceArray<>(SIZE),
            Program.QEMU, new AtomicReferenceArray<>(SIZE),
            Program.LXC, new AtomicReferenceArray<>(SIZE));
    private final Map<Class<? extends Facet>, Map<Method, List<Row>>> byFacet = new ConcurrentHashMap<>();

    private Table() {}

    /**
     * Looks a procedure up by its number.
     *
     * @param program the program
     * @param number the number, as a peer sent it
     * @return the row, empty when there is none
     */
    public Optional<Row> row(Program program, int number) {
        AtomicReferenceArray<Row> rows = byNumber.get(program);
        if (rows == null || number <= 0 || number >= SIZE) {
            return Optional.empty();
        }
        Row row = rows.get(number);
        return row != null ? Optional.of(row) : make(program, number, rows);
    }

    /**
     * Looks the newest form of a method up.
     *
     * @param facet the facet
     * @param method its method
     * @return the row, empty when the method is not on the wire
     */
    public Optional<Row> row(Class<? extends Facet> facet, Method method) {
        return rows(facet, method).stream().filter(row -> !row.isOlder()).findFirst();
    }

    /**
     * Looks the older forms of a method up.
     *
     * @param facet the facet
     * @param method its method
     * @return the rows, the newest first
     */
    public List<Row> older(Class<? extends Facet> facet, Method method) {
        return rows(facet, method).stream().filter(Row::isOlder).toList();
    }

    /**
     * Returns every row; it makes them all, so it is for tests and documents.
     *
     * @return the rows by program and number
     */
    public List<Row> all() {
        List<Row> all = new ArrayList<>();
        for (Program program : List.of(Program.REMOTE, Program.QEMU, Program.LXC)) {
            for (int number = 1; number < SIZE; number++) {
                row(program, number).ifPresent(all::add);
            }
        }
        return all;
    }

    private List<Row> rows(Class<? extends Facet> facet, Method method) {
        return byFacet.computeIfAbsent(facet, this::rowsOf).getOrDefault(method, List.of());
    }

    private Map<Method, List<Row>> rowsOf(Class<? extends Facet> facet) {
        Map<Method, List<Row>> rows = new ConcurrentHashMap<>();
        for (Rows part : parts) {
            if (part.facets().contains(facet)) {
                for (int number = SIZE - 1; number > 0; number--) {
                    Line line = part.at(number);
                    if (line.facet() == facet) {
                        Row row = row(part.program(), number).orElseThrow();
                        rows.computeIfAbsent(row.method(), method -> new ArrayList<>())
                                .add(row);
                    }
                }
            }
        }
        return rows;
    }

    private Optional<Row> make(Program program, int number, AtomicReferenceArray<Row> rows) {
        for (Rows part : parts) {
            Line line = part.program() == program ? part.at(number) : Line.NONE;
            if (line != Line.NONE) {
                Row row = new Row(program, number, line);
                return Optional.of(rows.compareAndSet(number, null, row) ? row : rows.get(number));
            }
        }
        return Optional.empty();
    }
}
