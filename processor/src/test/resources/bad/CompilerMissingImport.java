package bad;

import io.normforge.Communicator;
import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;

/** What cannot be read may be anything, so the layer can be made and called like any. */
/* ERROR: compiler.err.cant.resolve
                                                                ^ */
/* ERROR: compiler.err.cant.resolve
                                                                       ^ */
@Normalize(name = "Norm", type = NormType.SYNC_BATCH, shapes = @Shape({Shape.DYNAMIC, 384}))
class CompilerMissingImport {
    void run(Communicator ranks, float[] x, float[] residual, float[] sum, float[] y) {
        CompilerMissingImportNorm norm = new CompilerMissingImportNorm(Mode.EVAL, ranks);
        norm.forwardSum(x, residual, sum, y, 7);
        new CompilerMissingImportNorm(Mode.EVAL).forward(x, residual, y);
    }
}
