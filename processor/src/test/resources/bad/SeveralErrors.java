package bad;

import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** All that is wrong is said at once, each at the value that is wrong. */
@Normalize(
/* ERROR: [layer-name] SeveralErrors.Norm!: "Norm!" is no Java identifier, and SeveralErrorsNorm! would be the generated class; write a name such as "AttentionNorm"
               ^ */
        name = "Norm!",
        type = NormType.RMS,
        shapes = {
/* ERROR: [sizes] SeveralErrors.Norm!: a size of 0; write a positive size, DYNAMIC for one that each call gives, or CONFIGURED for one that the constructor takes
                                   ^ */
            @Shape({Shape.DYNAMIC, 0}),
/* ERROR: [sizes] SeveralErrors.Norm!: a size of -5; write a positive size, DYNAMIC for one that each call gives, or CONFIGURED for one that the constructor takes
                                   ^ */
            @Shape({Shape.DYNAMIC, -5})
        },
        axes = {
            1,
/* ERROR: [axes] SeveralErrors.Norm!: axis 2 is no axis of a shape of rank 2; write one from 0 to 1, or from -1 to -2 to count from the end
            ^ */
            2
        },
/* ERROR: [epsilon] SeveralErrors.Norm!: an epsilon of 0.0; write a positive, finite one, such as 1e-5f (or 1e-12f for BERT), or CONFIGURED, where the constructor takes it
                  ^ */
        epsilon = 0,
/* ERROR: [affine] SeveralErrors.Norm!: RMS learns no beta: it does not centre; write affine = GAMMA or NONE, SCALE_SHIFT for a shift that each call gives, or type = LAYER
                       ^ */
        affine = Affine.GAMMA_BETA,
/* ERROR: [affine-axes] SeveralErrors.Norm!: axis 9 is no axis of a shape of rank 2; write one from 0 to 1, or from -1 to -2 to count from the end
                     ^ */
        affineAxes = 9,
/* ERROR: [groups] SeveralErrors.Norm!: RMS has no groups; leave the attribute out (type = GROUP pools groups of channels)
                 ^ */
        groups = 4)
class SeveralErrors {}
