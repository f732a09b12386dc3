package io.normforge.processor.conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.normforge.processor.conformance.ConformanceCase.Tensor;
import io.normforge.processor.testing.LayerSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A case that torch refuses: an operator, its attributes, the shapes of its arguments, and torch's message.
 *
 * @param dimensions the one in the operator's name ({@code BatchNorm2d}), 0 where it has none
 */
record RefusedCall(String id, String op, int dimensions, Attributes attributes, JsonObject shapes, String message) {

    private static final String SHAPES = "input shapes: ";

    static RefusedCall of(JsonObject json) {
        String id = json.get("id").getAsString();
        String note = json.get("note").getAsString();
        if (!note.startsWith(SHAPES)) {
            throw new AssertionError("no \"" + SHAPES + "\" in the note of " + id + ": " + note);
        }
        String op = json.get("op").getAsString();
        boolean named = op.matches(".*[1-3]d");
        return new RefusedCall(
                id,
                named ? op.substring(0, op.length() - 2) : op,
                named ? op.charAt(op.length() - 2) - '0' : 0,
                new Attributes(json.getAsJsonObject("attributes")),
                JsonParser.parseString(note.substring(SHAPES.length())).getAsJsonObject(),
                json.getAsJsonObject("expectedError").get("message").getAsString());
    }

    /** The shape of an argument; a module that is refused when it is made has no x, but channels. */
    int[] shape(String argument) {
        JsonElement shape = shapes.get(argument);
        if (shape == null && argument.equals("x")) {
            return new int[] {0, attributes.integer("num_channels")};
        }
        return ConformanceFiles.ints(shape.getAsJsonArray()).stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    int elements() {
        return product(shape("x"));
    }

    int channels() {
        return shape("x")[1];
    }

    /** The annotation for x as it is. */
    LayerSpec spec() {
        return spec(shape("x"));
    }

    /** The annotation for any sizes but that of the channels. */
    LayerSpec specOfAnySizes() {
        return specOfAnySizes(shape("x").length);
    }

    LayerSpec specOfAnySizes(int rank) {
        return spec(
                IntStream.range(0, rank).map(axis -> axis == 1 ? channels() : 0).toArray());
    }

    /** A size of 0 is one that calls name. */
    LayerSpec spec(int... shape) {
        Map<String, Tensor> inputs = Map.of("x", new Tensor(shape, new float[0]));
        return CaseSpec.of(new ConformanceCase(id, op, attributes, inputs, Map.of()));
    }

    /** The same of a layer without running statistics. */
    RefusedCall withoutTracking() {
        JsonObject others = attributes.json().deepCopy();
        others.addProperty("track_running_stats", false);
        return new RefusedCall(id, op, dimensions, new Attributes(others), shapes, message);
    }

    static int product(int... sizes) {
        return Arrays.stream(sizes).reduce(1, (left, right) -> left * right);
    }

    @Override
    public String toString() {
        return id;
    }
}
