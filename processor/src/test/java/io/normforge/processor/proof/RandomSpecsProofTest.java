package io.normforge.processor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.NormType;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.NormSpecs;
import io.normforge.processor.testing.OnceInCi;
import io.normforge.processor.testing.RandomSpecs;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What {@link LayoutsProofTest} says of chosen layers, of some by chance: {@code -Dnormforge.proofs=N} takes more, {@code
 * -Dnormforge.seed=S} others.
 */
@OnceInCi
class RandomSpecsProofTest {

    private static final int SPECS = Integer.getInteger("normforge.proofs", 20);
    private static final long SEED = Long.getLong("normforge.seed", 20261128L);

    private static final int MOST_LANES = 16;

    static Stream<LayerSpec> specs() {
        RandomSpecs specs = new RandomSpecs(new Random(SEED));
        return Stream.generate(specs::next)
                .map(RandomSpecs.Sample::spec)
                .limit(SPECS)
                .flatMap(spec -> spec.type() == NormType.BATCH ? Stream.of(spec, spec.shared()) : Stream.of(spec));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everyOutputOfEveryMethodIsOneExpressionAtAllWidths(LayerSpec spec) {
        for (KernelPlan plan : KernelPlan.all(NormSpecs.of(spec))) {
            Proof proof = Proof.of(plan, axis -> given(plan.nest(), axis));
            assertThat(proof.ofAllEntries()).isNotNegative();
            assertThat(proof.apart().ofAllEntries()).isNotNegative();
        }
    }

    /** Rows whose length a call says are of whole vectors: how others end, the proof does not know. */
    private static int given(Nest nest, NestAxis axis) {
        if (axis == nest.innermost() && nest.inRows()) {
            return axis.constantSize() <= 20
                    ? 32
                    : MOST_LANES / Math.min(MOST_LANES, Integer.lowestOneBit(axis.constantSize()));
        }
        return axis.constantSize() <= 100 ? 2 : 1;
    }
}
