package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [epsilon-of-another-family] EpsilonOfAnotherFamilyByDefault.GemmaNorm: an epsilon of 1e-5f in a layer named after Gemma:
     its weights were trained with 1e-6f, and give other results with this one;
     write epsilon = 1e-6f, or another name
^ */
@Normalize(name = "GemmaNorm", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 384}))
class EpsilonOfAnotherFamilyByDefault {}
