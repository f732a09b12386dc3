package io.normforge.processor.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** What a case's file says of its operator, by name; a null there is as good as nothing. */
record Attributes(JsonObject json) {

    boolean has(String name) {
        return json.has(name) && !json.get(name).isJsonNull();
    }

    /** Empty where there is none. */
    String text(String name) {
        return has(name) ? json.get(name).getAsString() : "";
    }

    /** Null where there is none. */
    Float number(String name) {
        return has(name) ? json.get(name).getAsFloat() : null;
    }

    int integer(String name) {
        return json.get(name).getAsInt();
    }

    /** Empty where there is none. */
    List<Integer> integers(String name) {
        return has(name)
                ? json.getAsJsonArray(name).asList().stream()
                        .map(JsonElement::getAsInt)
                        .toList()
                : List.of();
    }

    boolean flag(String name) {
        return has(name) && json.get(name).getAsBoolean();
    }

    /** Whether it is there and false. */
    boolean denies(String name) {
        return has(name) && !json.get(name).getAsBoolean();
    }
}
