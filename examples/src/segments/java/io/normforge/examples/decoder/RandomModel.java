package io.normforge.examples.decoder;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.normforge.NormState;
import io.normforge.Safetensors;
import io.normforge.StateTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** Writes a file with a block of random weights: a model small enough to come with the example. */
final class RandomModel {

    /** What the names of its tensors begin with. */
    static final String BLOCK = "model.layers.0.";

    private final Sizes sizes;
    private final RandomGenerator random;

    RandomModel(Sizes sizes, RandomGenerator random) {
        this.sizes = sizes;
        this.random = random;
    }

    void write(Path file) throws IOException {
        int queries = sizes.heads() * sizes.headSize();
        int keys = sizes.keyHeads() * sizes.headSize();
        NormState state = NormState.empty()
                .with("input_layernorm.weight", vector(sizes.width()))
                .with("self_attn.q_proj.weight", matrix(queries, sizes.width()))
                .with("self_attn.k_proj.weight", matrix(keys, sizes.width()))
                .with("self_attn.v_proj.weight", matrix(keys, sizes.width()))
                .with("self_attn.o_proj.weight", matrix(sizes.width(), queries))
                .with("self_attn.q_norm.weight", vector(sizes.headSize()))
                .with("self_attn.k_norm.weight", vector(sizes.headSize()))
                .with("post_attention_layernorm.weight", vector(sizes.width()))
                .with("mlp.gate_proj.weight", matrix(sizes.hidden(), sizes.width()))
                .with("mlp.up_proj.weight", matrix(sizes.hidden(), sizes.width()))
                .with("mlp.down_proj.weight", matrix(sizes.width(), sizes.hidden()));
        Files.write(file, withMetadata(Safetensors.toBytes(state.prefixed(BLOCK))));
    }

    private StateTensor vector(int size) {
        return StateTensor.of(numbers(size, 1, 0.2), size);
    }

    private StateTensor matrix(int outputs, int inputs) {
        return StateTensor.of(numbers(outputs * inputs, 0, 1 / Math.sqrt(inputs)), outputs, inputs);
    }

    private float[] numbers(int size, double mean, double deviation) {
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) (mean + random.nextGaussian() * deviation);
        }
        return numbers;
    }

    /** The same file, and in its header what no shape tells. */
    private byte[] withMetadata(byte[] file) {
        ByteBuffer old = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int length = (int) old.getLong();
        JsonObject header = JsonParser.parseString(new String(file, Long.BYTES, length, StandardCharsets.UTF_8))
                .getAsJsonObject();
        JsonObject metadata = header.getAsJsonObject("__metadata__");
        metadata.addProperty("num_attention_heads", String.valueOf(sizes.heads()));
        metadata.addProperty("num_key_value_heads", String.valueOf(sizes.keyHeads()));
        metadata.addProperty("rms_norm_eps", String.valueOf(sizes.epsilon()));
        metadata.addProperty("rope_theta", String.valueOf(sizes.ropeBase()));
        StringBuilder text = new StringBuilder(header.toString());
        // tensors stay aligned
        while (text.length() % Long.BYTES != 0) {
            text.append(' ');
        }
        byte[] written = text.toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(file.length - length + written.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(written.length)
                .put(written)
                .put(file, Long.BYTES + length, file.length - Long.BYTES - length)
                .array();
    }
}
