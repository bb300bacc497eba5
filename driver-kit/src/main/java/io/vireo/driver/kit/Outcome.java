package io.vireo.driver.kit;

import io.vireo.ErrorCode;
import io.vireo.VirtException;

/**
 * How an external program ended.
 *
 * @param program its name
 * @param exit its exit status; 128 and more for a signal
 * @param output the end of what it wrote to its standard output
 * @param errors the end of what it wrote to its standard error
 */
public record Outcome(String program, int exit, String output, String errors) {

    private static final int SHOWN = 2000;

    /**
     * Says whether the program succeeded.
     *
     * @return true when its exit status is 0
     */
    public boolean isSuccess() {
        return exit == 0;
    }

    /**
     * Insists on success.
     *
     * @param what what the program was to do, such as {@code create the disk /srv/web.qcow2}
     * @return this outcome
     * @throws VirtException when its exit status is not 0, with what it complained about
     */
    public Outcome orFail(String what) {
        if (!isSuccess()) {
            throw new VirtException(
                    ErrorCode.OPERATION_FAILED,
                    "cannot " + what + ": " + program + " ended with status " + exit + complaint());
        }
        return this;
    }

    private String complaint() {
        String said = (errors.isBlank() ? output : errors).strip();
        String end = said.length() > SHOWN ? "..." + said.substring(said.length() - SHOWN) : said;
        return end.isEmpty() ? " and said nothing" : ": " + end;
    }
}
