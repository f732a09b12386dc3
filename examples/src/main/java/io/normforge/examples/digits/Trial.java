package io.normforge.examples.digits;

import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What a seed stands for: a split of the digits, and the random numbers of what is trained on it. For one thread. */
final class Trial {

    private final Digits digits;
    private final long seed;
    private final SplittableRandom random;
    private final Split split;

    Trial(Digits digits, long seed) {
        this.digits = digits;
        this.seed = seed;
        random = new SplittableRandom(seed);
        split = Split.of(digits, random.split());
    }

    /** The same again, to compare two things that differ in nothing else. */
    Trial again() {
        return new Trial(digits, seed);
    }

    Split split() {
        return split;
    }

    /** A new network, trained in a new order every epoch. */
    Network trained(Supplier<MapNorm> norms, Training training) {
        Network network = new Network(norms, random.split());
        SplittableRandom orders = random.split();
        training.run(network, split.train(), () -> Shuffle.below(split.train().size(), orders));
        return network;
    }

    @Override
    public String toString() {
        return "seed " + seed;
    }

    /** More random numbers. */
    RandomGenerator random() {
        return random.split();
    }
}
