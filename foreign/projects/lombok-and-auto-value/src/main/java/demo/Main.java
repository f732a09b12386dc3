package demo;

import static io.normforge.NormType.LAYER;
import static io.normforge.Shape.DYNAMIC;

import com.google.auto.value.AutoValue;
import io.normforge.Mode;
import io.normforge.Normalize;
import io.normforge.Shape;
import java.util.Arrays;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

@Getter
@RequiredArgsConstructor
@Normalize(name = "Norm", type = LAYER, shapes = @Shape({DYNAMIC, 4}))
public final class Main {

  private final MainNorm norm;

  @AutoValue
  abstract static class Row {
    abstract int length();
  }

  public static void main(String[] arguments) {
    Main model = new Main(new MainNorm(Mode.EVAL));
    Row row = new AutoValue_Main_Row(4);
    float[] x = {1, 2, 3, 4};
    float[] y = new float[row.length()];
    model.getNorm().forward(x, y);
    System.out.println("y = " + Arrays.toString(y));
  }
}
