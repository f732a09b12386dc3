package demo

import io.normforge.Mode
import io.normforge.NormType
import io.normforge.Normalize
import io.normforge.Shape

@Normalize(name = "Norm", type = NormType.LAYER, shapes = [Shape(Shape.DYNAMIC, 4)])
class Model {
    private val norm = ModelNorm(Mode.EVAL)

    fun run(x: FloatArray) = FloatArray(4).also { norm.forward(x, it) }
}

fun main() {
    println("y = " + Model().run(floatArrayOf(1f, 2f, 3f, 4f)).contentToString())
}
