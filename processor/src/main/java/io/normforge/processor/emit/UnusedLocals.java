package io.normforge.processor.emit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out of a method's text the locals that nothing in their block names again. A schedule makes places and numbers for
 * any recipe, and not every recipe asks for all of them.
 */
final class UnusedLocals {

    /** A number, an index or a vector, whose value has no effect but itself. */
    private static final Pattern LOCAL = Pattern.compile(
            "(?m)^ *(?:int|float|double|[\\w.]+\\.(?:(?:Float|Double)Vector|MemorySegment)) (\\w+) = [^;{]*;\\n");

    private UnusedLocals() {}

    /** The text without them, nor those that only they needed. */
    static String without(String text) {
        String before;
        String after = text;
        do {
            before = after;
            Matcher locals = LOCAL.matcher(before);
            String all = before;
            after = locals.replaceAll(
                    local -> isUsed(local.group(1), all, local.end()) ? Matcher.quoteReplacement(local.group()) : "");
        } while (after.length() < before.length());
        return after;
    }

    /** Whether the block that goes on at this place names the local. */
    private static boolean isUsed(String name, String text, int from) {
        int depth = 0;
        for (int at = from; at < text.length() && depth >= 0; at++) {
            char letter = text.charAt(at);
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            if (letter == name.charAt(0) && isWord(name, text, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(String name, String text, int at) {
        int end = at + name.length();
        return text.startsWith(name, at)
                && text.charAt(at - 1) != '.'
                && !Character.isJavaIdentifierPart(text.charAt(at - 1))
                && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
    }
}
