package io.normforge.internal;

import io.normforge.StateException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Strict JSON, as far as a safetensors header needs it: objects, arrays, strings and natural numbers. The caller says
 * what it expects next; anything else is a fault that names the byte. It owns the bytes and unescapes strings in them.
 */
final class JsonReader {

    private final ByteSource source;
    private final long start;
    private final byte[] bytes;
    private int position;

    /**
     * @param start where the bytes stand in the file, for messages
     */
    JsonReader(ByteSource source, long start, byte[] bytes) {
        this.source = source;
        this.start = start;
        this.bytes = bytes;
    }

    /** An object; {@code value} is called for each name and reads what follows it. A name may come once. */
    void object(Consumer<String> value) {
        take('{');
        if (takeIf('}')) {
            return;
        }
        Set<String> names = new HashSet<>();
        do {
            String name = string();
            if (!names.add(name)) {
                throw fault("the name " + Excerpt.quoted(name) + " comes twice");
            }
            take(':');
            value.accept(name);
        } while (takeIf(','));
        take('}');
    }

    /** An array; {@code element} is called for each element and reads it. */
    void array(Runnable element) {
        take('[');
        if (takeIf(']')) {
            return;
        }
        do {
            element.run();
        } while (takeIf(','));
        take(']');
    }

    /** A number from 0 to 2⁶³ − 1, written in digits alone. */
    long integer() {
        skipSpace();
        int first = position;
        long value = 0;
        while (position < bytes.length && bytes[position] >= '0' && bytes[position] <= '9') {
            int digit = bytes[position] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw fault("a number beyond 64 bits");
            }
            value = 10 * value + digit;
            position++;
        }
        int digits = position - first;
        boolean leadingZero = digits > 1 && bytes[first] == '0';
        boolean goesOn = position < bytes.length && ".eE".indexOf(bytes[position]) >= 0;
        if (digits == 0 || leadingZero || goesOn) {
            throw fault("a whole number of 0 or more is expected, in digits alone, " + found());
        }
        return value;
    }

    /** A string. */
    String string() {
        take('"');
        JsonText text = new JsonText(bytes, position);
        String result = text.read(this);
        position = text.next();
        return result;
    }

    /** Nothing but white space is left. */
    void end() {
        skipSpace();
        if (position < bytes.length) {
            throw fault("only spaces may follow the header's JSON, " + found());
        }
    }

    /** A failure at the byte to be read next. */
    StateException fault(String what) {
        return fault(what, position);
    }

    /** A failure at a byte of the header. */
    StateException fault(String what, int at) {
        return source.fault("header, byte " + (start + at) + " of the file: " + what);
    }

    private void take(char expected) {
        if (!takeIf(expected)) {
            throw fault("'" + expected + "' is expected, " + found());
        }
    }

    private boolean takeIf(char expected) {
        skipSpace();
        boolean matches = position < bytes.length && bytes[position] == expected;
        if (matches) {
            position++;
        }
        return matches;
    }

    private void skipSpace() {
        while (position < bytes.length && " \t\n\r".indexOf(bytes[position]) >= 0) {
            position++;
        }
    }

    private String found() {
        if (position == bytes.length) {
            return "but the header ends";
        }
        int next = bytes[position] & 0xff;
        return next > ' ' && next < 0x7f ? "found '" + (char) next + "'" : String.format("found the byte 0x%02x", next);
    }
}
