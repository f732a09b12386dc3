package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/* WARNING: [needless-mask] NeedlessMask.Norm: a mask over a batch of one sample:
     padding brings samples to one length, and one alone has it already; the mask costs two copies;
     leave masked out, and make the sample's length DYNAMIC
                                                                                                      ^ */
@Normalize(name = "Norm", type = NormType.INSTANCE, shapes = @Shape({1, 64, Shape.DYNAMIC}), masked = true)
class NeedlessMask {}
