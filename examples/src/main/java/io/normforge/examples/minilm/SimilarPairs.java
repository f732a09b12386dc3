package io.normforge.examples.minilm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the texts that are closest in meaning. */
final class SimilarPairs {

    /** Two texts and the cosine of the angle between their embeddings. */
    record Pair(String first, String second, double cosine) {}

    private SimilarPairs() {}

    /** All pairs, the most similar first. */
    static List<Pair> rank(List<String> texts, List<float[]> embeddings) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                pairs.add(new Pair(texts.get(i), texts.get(j), dot(embeddings.get(i), embeddings.get(j))));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::cosine).reversed());
        return pairs;
    }

    /** The cosine, as both have length 1. */
    private static double dot(float[] a, float[] b) {
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
        }
        return dot;
    }
}
