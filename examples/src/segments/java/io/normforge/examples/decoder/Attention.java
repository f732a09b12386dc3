package io.normforge.examples.decoder;

import io.normforge.Mode;
import java.lang.foreign.MemorySegment;

/** Each token looks at itself and those before it; queries and keys are normalized head by head, then turned by their place. */
final class Attention {

    private final Sizes sizes;
    private final Matrix toQueries;
    private final Matrix toKeys;
    private final Matrix toValues;
    private final Matrix toOutputs;
    private final DecoderBlockHeadNorm queryNorm;
    private final DecoderBlockHeadNorm keyNorm;

    Attention(ModelFile file, String prefix, Sizes sizes) {
        this.sizes = sizes;
        int queries = sizes.heads() * sizes.headSize();
        int keys = sizes.keyHeads() * sizes.headSize();
        toQueries = Matrix.of(file, prefix + "q_proj.weight", queries, sizes.width());
        toKeys = Matrix.of(file, prefix + "k_proj.weight", keys, sizes.width());
        toValues = Matrix.of(file, prefix + "v_proj.weight", keys, sizes.width());
        toOutputs = Matrix.of(file, prefix + "o_proj.weight", sizes.width(), queries);
        queryNorm = new DecoderBlockHeadNorm(sizes.headSize(), sizes.epsilon(), Mode.EVAL);
        queryNorm.bind(file.tensor(prefix + "q_norm.weight"));
        keyNorm = new DecoderBlockHeadNorm(sizes.headSize(), sizes.epsilon(), Mode.EVAL);
        keyNorm.bind(file.tensor(prefix + "k_norm.weight"));
    }

    MemorySegment forward(MemorySegment x) {
        MemorySegment queries = toQueries.times(x);
        MemorySegment keys = toKeys.times(x);
        // [tokens, heads · size] is [tokens · heads, size]: a head is a row
        queryNorm.forward(queries, queries);
        keyNorm.forward(keys, keys);
        turn(queries, sizes.heads());
        turn(keys, sizes.keyHeads());
        MemorySegment values = toValues.times(x);
        MemorySegment mixed = Floats.zeros(Floats.count(queries));
        int tokens = Floats.count(x) / sizes.width();
        for (int token = 0; token < tokens; token++) {
            for (int head = 0; head < sizes.heads(); head++) {
                mix(queries, keys, values, token, head, mixed);
            }
        }
        return toOutputs.times(mixed);
    }

    /** Rotary embedding: an element and the one half a head on are turned together, by an angle that goes with the token's place. */
    private void turn(MemorySegment rows, int heads) {
        int half = sizes.headSize() / 2;
        for (int start = 0; start < Floats.count(rows); start += sizes.headSize()) {
            int token = start / sizes.headSize() / heads;
            for (int i = 0; i < half; i++) {
                double angle = token * Math.pow(sizes.ropeBase(), -(double) i / half);
                float cosine = (float) Math.cos(angle);
                float sine = (float) Math.sin(angle);
                float left = Floats.get(rows, start + i);
                float right = Floats.get(rows, start + i + half);
                Floats.set(rows, start + i, left * cosine - right * sine);
                Floats.set(rows, start + i + half, right * cosine + left * sine);
            }
        }
    }

    /** The values of all tokens so far, by how well their keys suit the query. */
    private void mix(
            MemorySegment queries, MemorySegment keys, MemorySegment values, int token, int head, MemorySegment mixed) {
        int size = sizes.headSize();
        int query = (token * sizes.heads() + head) * size;
        int keyHead = head * sizes.keyHeads() / sizes.heads();
        double[] weights = new double[token + 1];
        double sum = 0;
        for (int other = 0; other <= token; other++) {
            int key = (other * sizes.keyHeads() + keyHead) * size;
            // queries and keys are of length √size, but for what their norms learnt: the exponential stays in range
            weights[other] = Math.exp(dot(queries, query, keys, key) / Math.sqrt(size));
            sum += weights[other];
        }
        for (int other = 0; other <= token; other++) {
            int value = (other * sizes.keyHeads() + keyHead) * size;
            float weight = (float) (weights[other] / sum);
            for (int i = 0; i < size; i++) {
                Floats.add(mixed, query + i, weight * Floats.get(values, value + i));
            }
        }
    }

    private double dot(MemorySegment left, int leftAt, MemorySegment right, int rightAt) {
        double sum = 0;
        for (int i = 0; i < sizes.headSize(); i++) {
            sum += Floats.get(left, leftAt + i) * Floats.get(right, rightAt + i);
        }
        return sum;
    }
}
