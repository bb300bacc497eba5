package io.vireo.xml;

/** Writes a tree in libvirt's style: attributes in single quotes, but for the metadata of applications. */
final class Writer {

    private static final String METADATA = "metadata";

    private final StringBuilder out = new StringBuilder();
    private char quote = '\'';

    private Writer() {}

    static String write(Element root) {
        Writer writer = new Writer();
        writer.element(root, 0);
        return writer.out.append('\n').toString();
    }

    private void element(Element element, int indent) {
        element(element, () -> {
            if (isInline(element)) {
                element.nodes().forEach(this::inline);
            } else {
                block(element, indent);
            }
        });
    }

    private void element(Element element, Runnable content) {
        out.append('<').append(element.name());
        element.attributes().forEach((name, value) -> {
            out.append(' ').append(name).append('=');
            Characters.appendQuoted(out, value, quote);
        });
        if (element.nodes().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        char outer = quote;
        quote = element.name().equals(METADATA) ? '"' : outer;
        content.run();
        quote = outer;
        out.append("</").append(element.name()).append('>');
    }

    /** Text is meant as it stands; everything around it stays on its line then. */
    private static boolean isInline(Element element) {
        boolean allText = true;
        for (Node node : element.nodes()) {
            if (!(node instanceof Node.Text text)) {
                allText = false;
            } else if (!text.blank()) {
                return true;
            }
        }
        return allText;
    }

    private void inline(Node node) {
        if (node instanceof Element element) {
            element(element, () -> element.nodes().forEach(this::inline));
        } else {
            other(node);
        }
    }

    private void block(Element element, int indent) {
        for (Node node : element.nodes()) {
            if (node instanceof Node.Text) {
                continue;
            }
            newLine(indent + 1);
            if (node instanceof Element child) {
                element(child, indent + 1);
            } else {
                other(node);
            }
        }
        newLine(indent);
    }

    private void newLine(int indent) {
        out.append('\n').append("  ".repeat(indent));
    }

    private void other(Node node) {
        if (node instanceof Node.Text text) {
            Characters.appendText(out, text.value());
        } else if (node instanceof Node.Comment comment) {
            out.append("<!--").append(comment.value()).append("-->");
        } else if (node instanceof Node.Instruction instruction) {
            out.append("<?").append(instruction.target());
            out.append(instruction.data().isEmpty() ? "" : " ")
                    .append(instruction.data())
                    .append("?>");
        }
    }
}
