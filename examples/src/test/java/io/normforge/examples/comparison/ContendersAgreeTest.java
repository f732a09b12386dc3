package io.normforge.examples.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.Backend;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Only what computes the same may be compared for speed. */
class ContendersAgreeTest {

    /** Of every operation and layout the smallest; the others differ in nothing but size. */
    static Stream<String> smallest() {
        return Stream.of(
                "layer.forward.1x768",
                "rms.forward.1x4096",
                "layer.backward.128x768",
                "rms.backward.128x768",
                "addlayer.sum.128x768",
                "addrms.sum.128x768",
                "layer.gelu.128x768",
                "rms.silugate.128x768",
                "batch.train.32x256x14x14.first",
                "batch.train.32x256x14x14.last",
                "batch.eval.1x64x56x56.first",
                "batch.eval.1x64x56x56.last",
                "batch.evaladdrelu.1x64x56x56.first",
                "batch.evaladdrelu.1x64x56x56.last",
                "batch.backward.32x256x14x14.first",
                "batch.backward.32x256x14x14.last",
                "group.silu.2x512x32x32",
                "instance.forward.8x64x128x128");
    }

    @ParameterizedTest
    @MethodSource("smallest")
    void theNaiveLoopComputesWhatTheLayerComputes(String name) throws NotOfferedException {
        Case c = Cases.byName(name);
        Inputs inputs = Inputs.of(c);
        Contender layer = Ours.of(c, inputs, Backend.PLAIN);
        Contender naive = Naive.of(c, inputs);
        // Twice: neither may build upon what the call before left.
        for (int i = 0; i < 2; i++) {
            layer.call().run();
            naive.call().run();
        }

        List<float[]> results = layer.results().get();
        assertThat(Agreement.difference(results, naive.results().get())).isLessThan(1e-4);
    }

    @ParameterizedTest
    @MethodSource("smallest")
    void theCopyMovesWhatTheCaseMustMove(String name) {
        Case c = Cases.byName(name);
        Contender copy = Copy.of(c, Inputs.of(c));

        copy.call().run();

        assertThat(copy.results().get()).isEmpty();
    }
}
