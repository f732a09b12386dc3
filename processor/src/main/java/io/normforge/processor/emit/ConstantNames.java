package io.normforge.processor.emit;

import com.palantir.javapoet.MethodSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The words in a class's methods that may name constants: those that begin with a capital. Read once for all constants, since
 * looking for each in the whole text took half of the processor's time.
 */
final class ConstantNames {

    private final Set<String> names = new HashSet<>();

    private ConstantNames() {}

    static Set<String> in(List<MethodSpec> methods) {
        ConstantNames found = new ConstantNames();
        methods.forEach(method -> found.read(method.toString()));
        return found.names;
    }

    private void read(String source) {
        int at = 0;
        while (at < source.length()) {
            int end = endOfWord(source, at);
            if (end > at && isCapital(source.charAt(at))) {
                names.add(source.substring(at, end));
            }
            at = Math.max(end, at + 1);
        }
    }

    /** Where the word ends that begins here; here, where none does. */
    private static int endOfWord(String source, int from) {
        int at = from;
        while (at < source.length() && isPartOfWord(source.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isPartOfWord(char letter) {
        return isCapital(letter) || letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9' || letter == '_';
    }

    private static boolean isCapital(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }
}
