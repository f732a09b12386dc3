package io.normforge.examples.dit;

import java.util.List;

/** Widen, SILU, narrow; each token by itself. */
final class FeedForward implements Branch {

    private final Linear widen;
    private final Linear narrow;
    private float[] wide = {};

    FeedForward(int width) {
        widen = new Linear(width, 4 * width);
        narrow = new Linear(4 * width, width);
    }

    @Override
    public float[] forward(float[] x, int samples, int tokens) {
        wide = widen.forward(x);
        float[] bent = new float[wide.length];
        for (int i = 0; i < bent.length; i++) {
            bent[i] = wide[i] * sigmoid(wide[i]);
        }
        return narrow.forward(bent);
    }

    @Override
    public float[] backward(float[] dy) {
        float[] gradient = narrow.backward(dy);
        for (int i = 0; i < gradient.length; i++) {
            float open = sigmoid(wide[i]);
            gradient[i] *= open * (1 + wide[i] * (1 - open));
        }
        return widen.backward(gradient);
    }

    private static float sigmoid(float z) {
        return (float) (1 / (1 + Math.exp(-z)));
    }

    @Override
    public List<Linear> layers() {
        return List.of(widen, narrow);
    }
}
