package io.normforge.processor.emit;

/** Text for people, in lines of a readable length; what is preformatted stays as it is. */
final class Prose {

    private static final int LINE = 100;

    private Prose() {}

    /** The text with long lines broken between words. */
    static String wrapped(String text) {
        StringBuilder wrapped = new StringBuilder();
        boolean preformatted = false;
        for (String line : text.split("\n", -1)) {
            preformatted = (preformatted || line.startsWith("<pre>")) && !line.contains("</pre>");
            wrapped.append(wrapped.isEmpty() ? "" : "\n").append(preformatted ? line : broken(line));
        }
        return wrapped.toString();
    }

    /** Javadoc as text to be printed. */
    static String withoutTags(String javadoc) {
        return javadoc.replace("<pre>{@code\n", "")
                .replace("}</pre>\n", "")
                .replaceAll("\\{@code ([^}]*)}", "$1")
                .replaceAll("</?[a-z]+>", "");
    }

    /** A call as a format for the generator, which may break it behind any argument. */
    static String breakable(String call) {
        return call.replace("$", "$$").replace(", ", ",$W");
    }

    private static String broken(String line) {
        StringBuilder lines = new StringBuilder();
        int length = 0;
        for (String word : line.split(" ", -1)) {
            boolean fits = length + 1 + word.length() <= LINE;
            lines.append(lines.isEmpty() ? "" : fits ? " " : "\n").append(word);
            length = fits ? length + 1 + word.length() : word.length();
        }
        return lines.toString();
    }
}
