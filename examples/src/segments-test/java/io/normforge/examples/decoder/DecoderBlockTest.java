package io.normforge.examples.decoder;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.normforge.NormState;
import io.normforge.Safetensors;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks of several sizes, all by the same classes, against the same in double. */
class DecoderBlockTest {

    private static final long SEED = 20261128;
    private static final int TOKENS = 7;

    @TempDir
    Path folder;

    private final RandomGenerator random = new SplittableRandom(SEED);

    @ParameterizedTest
    @CsvSource({"64, 176, 4, 2, 16, 1e-6", "96, 250, 3, 1, 40, 1e-5", "130, 64, 2, 2, 66, 1e-3"})
    void computesWhatTheFileAsksFor(int width, int hidden, int heads, int keyHeads, int headSize, float epsilon)
            throws IOException {
        Sizes sizes = new Sizes(width, hidden, heads, keyHeads, headSize, epsilon, 10_000);
        Path file = write(sizes);
        ModelFile model = ModelFile.map(file);
        assertThat(Sizes.of(model, RandomModel.BLOCK)).isEqualTo(sizes);

        double[][] x = new double[TOKENS][width];
        MemorySegment tokens = Floats.zeros(TOKENS * width);
        for (int i = 0; i < Floats.count(tokens); i++) {
            Floats.set(tokens, i, (float) random.nextGaussian());
            x[i / width][i % width] = Floats.get(tokens, i);
        }
        MemorySegment y = new DecoderBlock(model, RandomModel.BLOCK).forward(tokens);

        NormState state = Safetensors.read(file).under(RandomModel.BLOCK);
        double[][] expected = new NaiveDecoder(state, sizes).forward(x);
        for (int i = 0; i < Floats.count(y); i++) {
            assertThat((double) Floats.get(y, i))
                    .as("element %d, seed %d", i, SEED)
                    .isCloseTo(expected[i / width][i % width], within(2e-5));
        }
    }

    private Path write(Sizes sizes) throws IOException {
        Path file = folder.resolve("model.safetensors");
        new RandomModel(sizes, random).write(file);
        return file;
    }

    @Test
    void aFileWhoseHeadsDoNotFitIsRefusedByName() throws IOException {
        Path file = write(new Sizes(64, 176, 4, 2, 16, 1e-6f, 10_000));
        String text = Files.readString(file, ISO_8859_1);
        Files.writeString(
                file, text.replace("\"num_attention_heads\":\"4\"", "\"num_attention_heads\":\"5\""), ISO_8859_1);
        ModelFile model = ModelFile.map(file);
        assertThatThrownBy(() -> new DecoderBlock(model, RandomModel.BLOCK))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("model.safetensors: model.layers.0.self_attn.q_proj.weight is [64, 64]")
                .hasMessageContaining("[80, 64]");
        assertThatThrownBy(() -> model.tensor("lm_head.weight")).hasMessageContaining("has no tensor lm_head.weight");
    }
}
