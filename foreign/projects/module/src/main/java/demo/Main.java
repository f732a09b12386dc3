package demo;

import static io.normforge.NormType.LAYER;
import static io.normforge.Shape.DYNAMIC;

import io.normforge.Mode;
import io.normforge.Normalize;
import io.normforge.Shape;
import java.util.Arrays;

@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, 4}))
public final class Main {

  public static void main(String[] arguments) {
    MainNorm norm = new MainNorm(Mode.EVAL);
    float[] x = {1, 2, 3, 4};
    float[] y = new float[4];
    norm.forward(x, y);
    System.out.println("y = " + Arrays.toString(y));
  }
}
