package io.normforge.processor.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.ir.Method;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.schedule.KernelLowering;
import io.normforge.processor.schedule.Split;
import io.normforge.processor.schedule.Width;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The kernels of one shape run on expressions, and what the plain one writes held against what the others do. */
final class Proof {

    private static final UnaryOperator<Method> AS_IT_IS = method -> method;

    /** What starts somewhere too, where calls give it. */
    private static final List<String> PARAMETERS = List.of("gamma", "beta", "residualGate");

    private final KernelPlan plan;
    private final Map<String, Integer> sizes;
    private final boolean apart;
    private final Code plain;
    private final Map<Width, Code> vectors = new HashMap<>();
    private final Map<Width, List<String>> inPlainCode = new HashMap<>();

    private Proof(KernelPlan plan, Map<String, Integer> sizes, boolean apart) {
        this.plan = plan;
        this.sizes = sizes;
        this.apart = apart;
        plain = Code.plain(KernelLowering.methods(plan, Width.PLAIN));
    }

    /**
     * Of calls with arrays that all start at 0.
     *
     * @param given how many rounds of its constant part an axis has of which a call says the size
     */
    static Proof of(KernelPlan plan, ToIntFunction<NestAxis> given) {
        return new Proof(plan, Sizes.of(plan, given), false);
    }

    /** The same of calls with arrays that start at places of their own. */
    Proof apart() {
        return new Proof(plan, sizes, true);
    }

    /** How many outputs and doubts of the vector kernels are those of the plain one: all, or it fails. */
    int ofAllEntries() {
        return plan.ofKernel().stream().mapToInt(this::of).sum();
    }

    /** The same of one method. */
    int of(String name) {
        return of(entry(name));
    }

    private Entry entry(String name) {
        return plan.ofKernel().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int of(Entry entry) {
        Terms terms = new Terms();
        SortedMap<String, Integer> expected = outputs(terms, entry, plain);
        assertIsComplete(entry, expected);
        int outputs = 0;
        for (Width width : Width.VECTORS) {
            if (!isLeftToPlainCode(entry, width)) {
                Code vector = vectors.computeIfAbsent(width, key -> vector(key, AS_IT_IS));
                assertThat(difference(terms, expected, outputs(terms, entry, vector)))
                        .as("%s of %s over %s, %s", entry.name(), plan.spec(), sizes, width.name())
                        .isEmpty();
                outputs += expected.size();
            }
        }
        return outputs;
    }

    /** Where the JIT would not bear it in vectors, there is nothing to compare. */
    boolean isLeftToPlainCode(Entry entry, Width width) {
        return inPlainCode
                .computeIfAbsent(width, key -> KernelLowering.inPlainCode(plan, key))
                .contains(entry.name());
    }

    private Code vector(Width width, UnaryOperator<Method> plant) {
        List<Method> methods =
                KernelLowering.methods(plan, width).stream().map(plant).toList();
        return new Code(width.lanes(), methods, plain);
    }

    /** Where the first output of a vector kernel with a fault in it differs. */
    String differenceOfFaulty(String name, Width width, UnaryOperator<Method> plant) {
        Terms terms = new Terms();
        Entry entry = entry(name);
        return difference(terms, outputs(terms, entry, plain), outputs(terms, entry, vector(width, plant)));
    }

    private void assertIsComplete(Entry entry, SortedMap<String, Integer> outputs) {
        assertThat(outputs).isNotEmpty();
        int elements = Sizes.elements(plan, sizes);
        for (String output : entry.outputs()) {
            assertThat(outputs.keySet().stream().filter(place -> place.startsWith(output + "[")))
                    .as("elements of %s in %s of %s", output, entry.name(), plan.spec())
                    .hasSize(elements);
        }
    }

    private SortedMap<String, Integer> outputs(Terms terms, Entry entry, Code code) {
        return new Kernel(terms, sizes).outputs(code, entry.name(), arguments(entry));
    }

    private Map<String, Integer> arguments(Entry entry) {
        Map<String, Integer> arguments = new HashMap<>(sizes);
        Optional<Split> split = Split.of(plan, entry);
        arguments.put(Split.FROM, 0);
        split.ifPresent(axis -> arguments.put(Split.TO, sizes.get(axis.axis().size())));
        Stream.concat(entry.streams().stream(), PARAMETERS.stream())
                .forEach(array -> arguments.put(array + "Offset", apart ? arguments.size() : 0));
        return arguments;
    }

    /** The first output that differs, an element before a statistic, and where its expressions part; empty where none does. */
    private static String difference(Terms terms, SortedMap<String, Integer> plain, SortedMap<String, Integer> vector) {
        for (String place : List.of("y[0]", "dx[0]")) {
            if (plain.containsKey(place) && !plain.get(place).equals(vector.get(place))) {
                return place + ": " + terms.difference(plain.get(place), vector.get(place));
            }
        }
        for (Map.Entry<String, Integer> output : plain.entrySet()) {
            Integer other = vector.get(output.getKey());
            if (other == null) {
                return output.getKey() + " is in plain code alone";
            }
            if (!output.getValue().equals(other)) {
                return output.getKey() + ": " + terms.difference(output.getValue(), other);
            }
        }
        return vector.keySet().equals(plain.keySet()) ? "" : "more outputs or doubts in vectors";
    }
}
