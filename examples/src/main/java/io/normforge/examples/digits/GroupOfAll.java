package io.normforge.examples.digits;

import static io.normforge.Shape.DYNAMIC;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;
import java.util.List;
import java.util.Locale;

/** Sixteen digits as the channels of a map, by GROUP with one group and by LAYER over more axes and over fewer. */
@Normalize(
        name = "OneGroup",
        type = NormType.GROUP,
        groups = 1,
        shapes = @Shape({DYNAMIC, MapNorm.CHANNELS, Digits.SIDE, Digits.SIDE}))
@Normalize(
        name = "ImageLayer",
        type = NormType.LAYER,
        axes = {1, 2, 3},
        affineAxes = 1,
        shapes = @Shape({DYNAMIC, MapNorm.CHANNELS, Digits.SIDE, Digits.SIDE}))
@Normalize(
        name = "PlaceLayer",
        type = NormType.LAYER,
        axes = 1,
        shapes = @Shape({DYNAMIC, MapNorm.CHANNELS, Digits.SIDE, Digits.SIDE}))
final class GroupOfAll implements Experiment {

    @Override
    public Result run(Study study) {
        float[] x = study.digits().range(0, MapNorm.CHANNELS).pixels();
        float[] group = new float[x.length];
        float[] image = new float[x.length];
        float[] place = new float[x.length];
        new GroupOfAllOneGroup(Mode.EVAL).forward(x, group);
        new GroupOfAllImageLayer(Mode.EVAL).forward(x, image);
        new GroupOfAllPlaceLayer(Mode.EVAL).forward(x, place);
        double fromImage = BatchDependence.largest(group, image);
        double fromPlace = BatchDependence.largest(group, place);
        return new Result(
                "Largest difference from GROUP with one group",
                new Table("norm", "difference")
                        .add("LAYER over C, H, W", cell(fromImage))
                        .add("LAYER over C, as in a transformer", cell(fromPlace)),
                List.of(Finding.of(
                        "GROUP with one group is not a transformer's LAYER",
                        cell(fromPlace) + " apart; " + cell(fromImage) + " from LAYER over C, H, W",
                        fromImage == 0 && fromPlace > 0.1)),
                List.of());
    }

    private static String cell(double difference) {
        return String.format(Locale.ROOT, "%.2g", difference);
    }
}
