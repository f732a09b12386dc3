package demo;

import static io.normforge.NormType.LAYER;
import static io.normforge.Shape.DYNAMIC;

import io.normforge.Mode;
import io.normforge.Normalize;
import io.normforge.Shape;
import java.util.Arrays;

/** Its size is a constant of one generated class, and another is a model. */
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, Sizes.WIDTH}))
public final class Main {

  public static void main(String[] arguments) {
    float[] x = {1, 2, 3, 4};
    float[] y = new float[4];
    new MainNorm(Mode.EVAL).forward(x, y);
    new ModelNorm(Mode.EVAL).forward(y, x);
    System.out.println("y = " + Arrays.toString(y));
  }
}
