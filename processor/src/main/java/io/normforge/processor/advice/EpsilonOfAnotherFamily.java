package io.normforge.processor.advice;

import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.spec.Pooling;
import java.util.Optional;

/** The name tells a family of models whose weights were trained with another ε. */
final class EpsilonOfAnotherFamily implements Advice {

    @Override
    public String id() {
        return "epsilon-of-another-family";
    }

    @Override
    public Optional<Remark> remark(NormDeclaration declaration, NormSpec spec) {
        return Optional.of(spec)
                .filter(each -> each.preset().pooling() == Pooling.LAST
                        && each.preset().divisor().addsEpsilon()
                        && !each.hasConfiguredEpsilon())
                .flatMap(each -> Family.in(spec.layerName()))
                .filter(family -> !family.epsilons().contains(spec.epsilon()))
                .map(family -> Remark.on(
                        declaration.epsilon(),
                        "an epsilon of " + Epsilon.written(spec.epsilon()) + " in a layer named after " + family.name(),
                        "its weights were trained with " + family.usual() + ", and give other results with this one",
                        "write epsilon = " + family.usual() + ", or another name"));
    }
}
