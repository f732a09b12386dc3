package io.normforge.examples.decoder;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a small model of random weights, opens it as any other, and runs its block. */
public final class RunDecoder {

    private static final int TOKENS = 16;
    private static final int CALLS = 50;
    private static final int SHOWN = 4;

    private RunDecoder() {}

    /** Runs it; an argument names a model's file, whose tensors are called as Qwen3's. */
    public static void main(String[] arguments) throws IOException {
        RandomGenerator random = new SplittableRandom(7);
        Path file = arguments.length > 0 && !arguments[0].isEmpty() ? Path.of(arguments[0]) : randomModel(random);
        ModelFile model = ModelFile.map(file);
        Sizes sizes = Sizes.of(model, RandomModel.BLOCK);
        System.out.printf(
                Locale.ROOT,
                "%s: %d wide, %d heads of %d on %d of keys, feed-forward %d, epsilon %s%n",
                model,
                sizes.width(),
                sizes.heads(),
                sizes.headSize(),
                sizes.keyHeads(),
                sizes.hidden(),
                sizes.epsilon());

        DecoderBlock block = new DecoderBlock(model, RandomModel.BLOCK);
        MemorySegment tokens = Floats.zeros(TOKENS * sizes.width());
        for (int i = 0; i < Floats.count(tokens); i++) {
            Floats.set(tokens, i, (float) random.nextGaussian());
        }
        MemorySegment y = block.forward(tokens);
        System.out.printf(Locale.ROOT, "the last token begins %s%n", begin(y, Floats.count(y) - sizes.width()));
        System.out.printf(Locale.ROOT, "%d tokens take %.2f ms%n", TOKENS, fastest(block, tokens));
    }

    private static Path randomModel(RandomGenerator random) throws IOException {
        Path file = Files.createTempDirectory("decoder").resolve("random.safetensors");
        new RandomModel(new Sizes(256, 704, 8, 2, 32, 1e-6f, 10_000), random).write(file);
        return file;
    }

    private static String begin(MemorySegment y, int from) {
        return IntStream.range(from, from + SHOWN)
                .mapToObj(at -> String.format(Locale.ROOT, "%.4f", Floats.get(y, at)))
                .collect(Collectors.joining(" "));
    }

    private static double fastest(DecoderBlock block, MemorySegment tokens) {
        long least = Long.MAX_VALUE;
        for (int call = 0; call < CALLS; call++) {
            long start = System.nanoTime();
            block.forward(tokens);
            least = Math.min(least, System.nanoTime() - start);
        }
        return least / 1e6;
    }
}
