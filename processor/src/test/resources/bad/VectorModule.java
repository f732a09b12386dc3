package bad;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

// -Anormforge.check=vector-module=warning
/* WARNING: [vector-module] VectorModule.First: the vector module is not visible, so all layers are plain code
     add --add-modules jdk.incubator.vector to javac and java, or in a module-info requires static jdk.incubator.vector
                  ^ */
@Normalize(name = "First", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 128}))
@Normalize(name = "Norm", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 384}))
class VectorModule {}
