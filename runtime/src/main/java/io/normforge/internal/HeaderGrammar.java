package io.normforge.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * The one form of JSON that a safetensors header has: an object of objects, with three known fields each. No value is
 * read by recursion, so how deep a file nests is not its choice.
 */
final class HeaderGrammar {

    /** PyTorch has no tensor with more axes. */
    private static final int MAX_RANK = 64;

    private final JsonReader json;
    private final List<StoredTensor> tensors = new ArrayList<>();

    private String typeName;
    private List<Long> shape;
    private List<Long> offsets;

    HeaderGrammar(JsonReader json) {
        this.json = json;
    }

    List<StoredTensor> tensors() {
        json.object(this::entry);
        json.end();
        return List.copyOf(tensors);
    }

    private void entry(String name) {
        if (name.equals(SafetensorsHeader.METADATA)) {
            json.object(key -> json.string());
        } else {
            tensors.add(tensor(name));
        }
    }

    private StoredTensor tensor(String name) {
        typeName = null;
        shape = null;
        offsets = null;
        json.object(field -> field(name, field));
        if (typeName == null || shape == null || offsets == null) {
            throw json.fault("tensor " + Excerpt.quoted(name) + " needs the fields dtype, shape and data_offsets");
        }
        if (offsets.size() != 2) {
            throw json.fault("tensor " + Excerpt.quoted(name) + " has " + offsets.size()
                    + " data_offsets; it needs begin and end");
        }
        return new StoredTensor(name, typeName, shape, offsets.get(0), offsets.get(1));
    }

    private void field(String tensor, String field) {
        switch (field) {
            case "dtype" -> typeName = json.string();
            case "shape" -> shape = integers();
            case "data_offsets" -> offsets = integers();
            default ->
                throw json.fault("tensor " + Excerpt.quoted(tensor) + " has a field " + Excerpt.quoted(field)
                        + "; known are dtype, shape and data_offsets");
        }
    }

    private List<Long> integers() {
        List<Long> values = new ArrayList<>();
        json.array(() -> {
            if (values.size() == MAX_RANK) {
                throw json.fault("a list of more than " + MAX_RANK + " numbers");
            }
            values.add(json.integer());
        });
        return List.copyOf(values);
    }
}
