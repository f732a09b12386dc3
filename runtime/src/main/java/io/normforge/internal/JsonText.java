package io.normforge.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * One JSON string, unescaped where it stands: no escape is shorter than the UTF-8 it means, so a string of any length
 * takes no memory but its own.
 */
final class JsonText {

    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String MEANINGS = "\"\\/\b\f\n\r\t";

    private final byte[] bytes;
    private final int first;
    private int next;
    private int end;
    private boolean ascii = true;

    /**
     * @param first the byte after the opening quote
     */
    JsonText(byte[] bytes, int first) {
        this.bytes = bytes;
        this.first = first;
        next = first;
        end = first;
    }

    /** The byte after the closing quote, once the string has been read. */
    int next() {
        return next;
    }

    String read(JsonReader json) {
        while (true) {
            int c = take(json);
            if (c == '"') {
                return decoded(json);
            } else if (c == '\\') {
                unescape(json);
            } else if (c < ' ') {
                throw json.fault("a control character inside a string must be escaped", next - 1);
            } else {
                bytes[end++] = (byte) c;
                ascii &= c < 0x80;
            }
        }
    }

    private void unescape(JsonReader json) {
        int c = take(json);
        int known = ESCAPES.indexOf(c);
        if (known >= 0) {
            bytes[end++] = (byte) MEANINGS.charAt(known);
        } else if (c == 'u') {
            append(codePoint(json));
        } else {
            throw json.fault("no such escape in a string", next - 1);
        }
    }

    /** What follows backslash and u: one unit, or a pair of surrogates. */
    private int codePoint(JsonReader json) {
        int at = next - 2;
        char unit = unit(json);
        if (!Character.isSurrogate(unit)) {
            return unit;
        }
        boolean escapeFollows = next + 1 < bytes.length && bytes[next] == '\\' && bytes[next + 1] == 'u';
        if (Character.isHighSurrogate(unit) && escapeFollows) {
            next += 2;
            char low = unit(json);
            if (Character.isLowSurrogate(low)) {
                return Character.toCodePoint(unit, low);
            }
        }
        throw json.fault("half of a surrogate pair in a string", at);
    }

    private char unit(JsonReader json) {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int c = take(json);
            // Character.digit alone would take the digits of every script.
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw json.fault("four hexadecimal digits are expected after \\u", next - 1);
            }
            value = 16 * value + digit;
        }
        return (char) value;
    }

    private void append(int codePoint) {
        byte[] encoded = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, bytes, end, encoded.length);
        end += encoded.length;
        ascii &= encoded.length == 1;
    }

    private int take(JsonReader json) {
        if (next == bytes.length) {
            throw json.fault("a string has no closing quote", first - 1);
        }
        return bytes[next++] & 0xff;
    }

    private String decoded(JsonReader json) {
        if (ascii) {
            return new String(bytes, first, end - first, StandardCharsets.US_ASCII);
        }
        try {
            ByteBuffer text = ByteBuffer.wrap(bytes, first, end - first);
            return StandardCharsets.UTF_8.newDecoder().decode(text).toString();
        } catch (CharacterCodingException e) {
            throw json.fault("a string is not valid UTF-8", first);
        }
    }
}
