package io.normforge.examples.comparison.peers;

import io.normforge.examples.comparison.Case;
import io.normforge.examples.comparison.Contender;
import io.normforge.examples.comparison.Inputs;
import io.normforge.examples.comparison.Layout;
import io.normforge.examples.comparison.Operation;
import io.normforge.examples.comparison.Peer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch, eager, by the operators that PyTorch's own modules call. Results are made by each call, as these operators do,
 * and freed at its end.
 */
public final class Libtorch implements Peer {

    /** Computes within the scope of its caller, to which what it returns belongs. */
    interface Operators {
        List<Tensor> run();
    }

    /** For the life of the process: without its guard, libtorch records gradients again. */
    private static final List<NoGradGuard> GUARDS = new ArrayList<>();

    /** For {@link java.util.ServiceLoader}. */
    public Libtorch() {}

    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public String version() {
        // The library does not tell its own; the jar it comes in does.
        return torch.class.getPackage().getImplementationVersion() + ", "
                + torch.get_cpu_capability().getString() + ", " + torch.get_num_threads() + " threads";
    }

    @Override
    public Contender enter(Case c, Inputs inputs, int threads) {
        torch.set_num_threads(threads);
        if (c.operation() != Operation.RMS_BACKWARD) {
            GUARDS.add(new NoGradGuard());
        }
        Operators operators = c.layout() == Layout.ROWS ? TorchRows.of(c, inputs) : TorchMaps.of(c, inputs);
        return new Contender(() -> call(operators), () -> results(c, operators));
    }

    private static void call(Operators operators) {
        PointerScope scope = new PointerScope();
        try {
            operators.run();
        } finally {
            scope.close();
        }
    }

    private static List<float[]> results(Case c, Operators operators) {
        PointerScope scope = new PointerScope();
        try {
            List<float[]> results = new ArrayList<>();
            for (Tensor tensor : operators.run()) {
                results.add(Tensors.read(c, tensor));
            }
            return results;
        } finally {
            scope.close();
        }
    }
}
