package io.normforge.examples.digits;

/** The loss: the mean over a batch of −log of the probability that softmax gives the right class. */
final class CrossEntropy {

    private final int classes;
    private final Buffer gradient = new Buffer();

    CrossEntropy(int classes) {
        this.classes = classes;
    }

    /** The loss of a batch. */
    double loss(float[] scores, int... labels) {
        double loss = 0;
        for (int image = 0; image < labels.length; image++) {
            loss += logOfSum(scores, image) - scores[image * classes + labels[image]];
        }
        return loss / labels.length;
    }

    /** The gradient of a batch's loss with respect to the scores. */
    float[] gradient(float[] scores, int... labels) {
        float[] dscores = gradient.ofSize(labels.length * classes);
        for (int image = 0; image < labels.length; image++) {
            double logOfSum = logOfSum(scores, image);
            for (int k = 0; k < classes; k++) {
                // StrictMath, so that a seed means the same run on every machine.
                double probability = StrictMath.exp(scores[image * classes + k] - logOfSum);
                double target = k == labels[image] ? 1 : 0;
                dscores[image * classes + k] = (float) ((probability - target) / labels.length);
            }
        }
        return dscores;
    }

    /** The class with the highest score. */
    int best(float[] scores, int image) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            if (scores[image * classes + k] > scores[image * classes + best]) {
                best = k;
            }
        }
        return best;
    }

    private double logOfSum(float[] scores, int image) {
        double highest = scores[image * classes + best(scores, image)];
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += StrictMath.exp(scores[image * classes + k] - highest);
        }
        return highest + StrictMath.log(sum);
    }
}
