package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [epsilon-of-another-family] EpsilonOfAnotherFamily.BertNorm: an epsilon of 1e-5f in a layer named after BERT:
     its weights were trained with 1e-12f, and give other results with this one;
     write epsilon = 1e-12f, or another name
                                                                                                      ^ */
@Normalize(name = "BertNorm", type = NormType.LAYER, shapes = @Shape({Shape.DYNAMIC, 384}), epsilon = 1e-5f)
class EpsilonOfAnotherFamily {}
