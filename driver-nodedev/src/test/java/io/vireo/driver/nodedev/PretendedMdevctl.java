package io.vireo.driver.nodedev;

import java.util.ArrayList;
import java.util.List;

/** A program that answers what a test says, and keeps what it was told. */
final class PretendedMdevctl implements Mdevctl {

    final List<String> told = new ArrayList<>();
    String defined = "";

    @Override
    public boolean isInstalled() {
        return true;
    }

    @Override
    public String run(String what, String input, List<String> words) {
        if (words.get(0).equals("list")) {
            return defined;
        }
        told.add(String.join(" ", words) + (input.isEmpty() ? "" : " < " + input));
        return "";
    }
}
