package io.normforge.examples.dit;

import java.util.List;

/** Self-attention of one head over the tokens of each sample: softmax(Q·Kᵀ / √width)·V, and a dense layer. */
final class Attention implements Branch {

    private final int width;
    private final float root;
    private final Linear query;
    private final Linear key;
    private final Linear value;
    private final Linear output;
    private int tokens;
    private float[] q = {};
    private float[] k = {};
    private float[] v = {};

    /** [samples, tokens, tokens]; every row adds up to 1. */
    private float[] weights = {};

    Attention(int width) {
        this.width = width;
        root = (float) (1 / Math.sqrt(width));
        query = new Linear(width, width);
        key = new Linear(width, width);
        value = new Linear(width, width);
        output = new Linear(width, width);
    }

    @Override
    public float[] forward(float[] x, int samples, int tokensOfSample) {
        tokens = tokensOfSample;
        q = query.forward(x);
        k = key.forward(x);
        v = value.forward(x);
        weights = new float[samples * tokens * tokens];
        float[] context = new float[x.length];
        for (int row = 0; row < samples * tokens; row++) {
            int first = row / tokens * tokens;
            double sum = 0;
            for (int other = 0; other < tokens; other++) {
                double weight = Math.exp(dot(q, row, k, first + other) * root);
                weights[row * tokens + other] = (float) weight;
                sum += weight;
            }
            for (int other = 0; other < tokens; other++) {
                weights[row * tokens + other] /= (float) sum;
                add(context, row, weights[row * tokens + other], v, first + other);
            }
        }
        return output.forward(context);
    }

    @Override
    public float[] backward(float[] dy) {
        float[] dcontext = output.backward(dy);
        float[] dq = new float[q.length];
        float[] dk = new float[k.length];
        float[] dv = new float[v.length];
        for (int row = 0; row < q.length / width; row++) {
            int first = row / tokens * tokens;
            double mean = 0;
            for (int other = 0; other < tokens; other++) {
                float weight = weights[row * tokens + other];
                mean += weight * dot(dcontext, row, v, first + other);
                add(dv, first + other, weight, dcontext, row);
            }
            for (int other = 0; other < tokens; other++) {
                double arriving = dot(dcontext, row, v, first + other) - mean;
                float toScore = (float) (weights[row * tokens + other] * arriving * root);
                add(dq, row, toScore, k, first + other);
                add(dk, first + other, toScore, q, row);
            }
        }
        float[] dx = query.backward(dq);
        float[] byKey = key.backward(dk);
        float[] byValue = value.backward(dv);
        for (int i = 0; i < dx.length; i++) {
            dx[i] += byKey[i] + byValue[i];
        }
        return dx;
    }

    private double dot(float[] left, int leftRow, float[] right, int rightRow) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += left[leftRow * width + i] * right[rightRow * width + i];
        }
        return sum;
    }

    private void add(float[] sum, int sumRow, float factor, float[] addend, int row) {
        for (int i = 0; i < width; i++) {
            sum[sumRow * width + i] += factor * addend[row * width + i];
        }
    }

    @Override
    public List<Linear> layers() {
        return List.of(query, key, value, output);
    }
}
