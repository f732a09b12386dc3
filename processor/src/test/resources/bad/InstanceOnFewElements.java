package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [instance-on-few-elements] InstanceOnFewElements.Norm: INSTANCE over 4 elements a statistic:
     what is left of so few, less their mean and over their spread, is mostly noise;
     write type = GROUP, which pools neighbouring channels too
                                                                    ^ */
@Normalize(name = "Norm", type = NormType.INSTANCE, shapes = @Shape({Shape.DYNAMIC, 512, 2, 2}))
class InstanceOnFewElements {}
