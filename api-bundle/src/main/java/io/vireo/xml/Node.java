package io.vireo.xml;

/** A piece of an element's content, in the order of the document: an element, text, a comment or an instruction. */
public sealed interface Node permits Element, Node.Text, Node.Comment, Node.Instruction {

    /**
     * Character data, with entities and CDATA sections resolved.
     *
     * @param value the characters
     */
    record Text(String value) implements Node {

        /** Refuses characters that XML cannot carry. */
        public Text {
            Characters.requireLegal(value, "text");
        }

        /** Tells whether this is nothing but white space, as between elements that are indented. */
        public boolean blank() {
            return value.isBlank();
        }
    }

    /**
     * A comment.
     *
     * @param value what stands between the comment's marks
     */
    record Comment(String value) implements Node {

        /** Refuses what would end the comment early, and characters that XML cannot carry. */
        public Comment {
            Characters.requireLegal(value, "comment");
            if (value.contains("--") || value.endsWith("-")) {
                throw Characters.bad("a comment must neither contain '--' nor end with '-'");
            }
        }
    }

    /**
     * A processing instruction inside of the root element.
     *
     * @param target whom it addresses
     * @param data the rest of it, possibly empty
     */
    record Instruction(String target, String data) implements Node {

        /** Refuses what would end the instruction early, and characters that XML cannot carry. */
        public Instruction {
            Characters.requireName(target);
            Characters.requireLegal(data, "instruction");
            if (data.contains("?>")) {
                throw Characters.bad("a processing instruction must not contain '?>'");
            }
        }
    }
}
