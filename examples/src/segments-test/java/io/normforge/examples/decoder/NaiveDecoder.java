package io.normforge.examples.decoder;

import io.normforge.NormState;

/** The same block in double and by the book, one token after the other; shares nothing with the other but the file. */
final class NaiveDecoder {

    private final NormState state;
    private final Sizes sizes;

    NaiveDecoder(NormState state, Sizes sizes) {
        this.state = state;
        this.sizes = sizes;
    }

    double[][] forward(double[][] x) {
        double[][] y = new double[x.length][];
        double[][] keys = new double[x.length][];
        double[][] values = new double[x.length][];
        for (int token = 0; token < x.length; token++) {
            double[] normalized = rms(x[token], "input_layernorm.weight");
            double[] query = heads(times("self_attn.q_proj.weight", normalized), "self_attn.q_norm.weight", token);
            keys[token] = heads(times("self_attn.k_proj.weight", normalized), "self_attn.k_norm.weight", token);
            values[token] = times("self_attn.v_proj.weight", normalized);
            double[] sum = plus(x[token], times("self_attn.o_proj.weight", attend(query, keys, values, token)));
            y[token] = plus(sum, feedForward(rms(sum, "post_attention_layernorm.weight")));
        }
        return y;
    }

    private double[] rms(double[] x, String weight) {
        float[] gamma = state.get(weight).floats();
        double squares = 0;
        for (double each : x) {
            squares += each * each;
        }
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i] / Math.sqrt(squares / x.length + sizes.epsilon()) * gamma[i];
        }
        return y;
    }

    /** Normalizes and turns each head of a token. */
    private double[] heads(double[] x, String weight, int token) {
        int size = sizes.headSize();
        double[] y = new double[x.length];
        for (int head = 0; head < x.length / size; head++) {
            double[] one = new double[size];
            System.arraycopy(x, head * size, one, 0, size);
            one = rms(one, weight);
            for (int i = 0; i < size; i++) {
                int pair = i % (size / 2);
                double angle = token / Math.pow(sizes.ropeBase(), 2.0 * pair / size);
                double other = i < size / 2 ? -one[i + size / 2] : one[i - size / 2];
                y[head * size + i] = one[i] * Math.cos(angle) + other * Math.sin(angle);
            }
        }
        return y;
    }

    private double[] attend(double[] query, double[][] keys, double[][] values, int token) {
        int size = sizes.headSize();
        double[] mixed = new double[query.length];
        for (int at = 0; at < query.length; at++) {
            int head = at / size;
            int shared = head / (sizes.heads() / sizes.keyHeads()) * size;
            double sum = 0;
            double total = 0;
            for (int other = 0; other <= token; other++) {
                double score = 0;
                for (int i = 0; i < size; i++) {
                    score += query[head * size + i] * keys[other][shared + i];
                }
                double weight = Math.exp(score / Math.sqrt(size));
                total += weight;
                sum += weight * values[other][shared + at % size];
            }
            mixed[at] = sum / total;
        }
        return mixed;
    }

    private double[] feedForward(double[] x) {
        double[] gate = times("mlp.gate_proj.weight", x);
        double[] hidden = times("mlp.up_proj.weight", x);
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] *= gate[i] / (1 + Math.exp(-gate[i]));
        }
        return times("mlp.down_proj.weight", hidden);
    }

    private double[] times(String name, double[] x) {
        float[] weights = state.get(name).floats();
        double[] y = new double[weights.length / x.length];
        for (int i = 0; i < weights.length; i++) {
            y[i / x.length] += weights[i] * x[i % x.length];
        }
        return y;
    }

    private static double[] plus(double[] left, double[] right) {
        double[] sum = new double[left.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = left[i] + right[i];
        }
        return sum;
    }
}
