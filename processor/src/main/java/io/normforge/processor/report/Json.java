package io.normforge.processor.report;

import java.lang.reflect.RecordComponent;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;

/**
 * Records as JSON, their components in the order in which they are declared. The text is ASCII, and holds no character that
 * means something to HTML, so it may stand in a script element.
 */
final class Json {

    private static final String MEANT_BY_HTML = "<>&'";

    private Json() {}

    static String of(Object value) {
        if (value instanceof Record each) {
            return record(each);
        }
        if (value instanceof List<?> list) {
            StringJoiner text = new StringJoiner(",", "[", "]");
            list.forEach(element -> text.add(of(element)));
            return text.toString();
        }
        return value == null || value instanceof Number || value instanceof Boolean
                ? String.valueOf(value)
                : string(value.toString());
    }

    private static String record(Record record) {
        StringJoiner text = new StringJoiner(",", "{", "}");
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            text.add(string(component.getName()) + ":" + of(read(record, component)));
        }
        return text.toString();
    }

    private static Object read(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static String string(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter == '"' || letter == '\\') {
                text.append('\\').append(letter);
            } else if (letter < ' ' || letter > '~' || MEANT_BY_HTML.indexOf(letter) >= 0) {
                text.append("\\u").append(HexFormat.of().toHexDigits(letter));
            } else {
                text.append(letter);
            }
        }
        return text.append('"').toString();
    }
}
