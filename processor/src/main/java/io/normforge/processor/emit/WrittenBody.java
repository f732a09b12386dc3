package io.normforge.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method's body as text, of which only the names of classes are left to the generator. It walks the code of a file twice,
 * once for the imports; bodies are made of many small pieces, which this makes a few long ones: half of the time.
 */
final class WrittenBody {

    /** As deep as the body of a method stands in its file, so that long lines are broken where they will have to be. */
    private static final String INDENTED = "\n$>$>$L$<$<";

    private static final String LINE_START = "\n    ";
    private static final Pattern CAPITALISED = Pattern.compile("\\b[A-Z]\\w*");

    /** A class with its package, as JavaPoet writes it where it knows of no imports; those of java.lang stand without. */
    private static final Pattern CLASS =
            Pattern.compile("\\b([a-z]\\w*(?:\\.[a-z]\\w*)+)\\.([A-Z]\\w*)|(?<![\\w.])(Float|Math|System)\\b");

    private final String text;

    WrittenBody(CodeBlock code) {
        String indented = CodeBlock.of(INDENTED, code).toString();
        text = UnusedLocals.without(indented.replace(LINE_START, "\n").substring(1));
    }

    /** The body in long pieces. */
    CodeBlock code() {
        Matcher named = CLASS.matcher(text.replace("$", "$$"));
        List<Object> classes = new ArrayList<>();
        String format = named.replaceAll(found -> {
            classes.add(
                    found.group(1) == null
                            ? ClassName.get("java.lang", found.group(3))
                            : ClassName.get(found.group(1), found.group(2)));
            return "\\$T";
        });
        return CodeBlock.of(format, classes.toArray());
    }

    /**
     * The words that may name constants: those that begin with a capital. Reading the text once for all constants takes no time;
     * looking for each in all of it took more than all else together.
     */
    Set<String> constants() {
        Matcher words = CAPITALISED.matcher(text);
        Set<String> found = new HashSet<>();
        while (words.find()) {
            found.add(words.group());
        }
        return found;
    }
}
