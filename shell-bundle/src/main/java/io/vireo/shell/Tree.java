package io.vireo.shell;

import java.util.List;
import java.util.function.Function;

/** Names as a tree of lines, as virsh draws it. */
final class Tree {

    private static final int INDENT = 2;

    private Tree() {}

    static String text(List<String> roots, Function<String, List<String>> children) {
        StringBuilder text = new StringBuilder();
        for (String root : roots) {
            text.append(root).append('\n');
            below(root, "  ", children, text);
            text.append('\n');
        }
        return text.toString();
    }

    private static void below(String name, String indent, Function<String, List<String>> children, StringBuilder text) {
        List<String> names = children.apply(name);
        if (!names.isEmpty()) {
            text.append(indent).append("|\n");
        }
        for (int at = 0; at < names.size(); at++) {
            boolean last = at == names.size() - 1;
            text.append(indent).append("+- ").append(names.get(at)).append('\n');
            below(names.get(at), indent + (last ? " " : "|") + " ".repeat(INDENT), children, text);
        }
    }
}
