package io.normforge.examples.digits;

import static io.normforge.Shape.DYNAMIC;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;
import java.util.List;

/** What BATCH makes of a single image: over features, which have no pixels to pool, and over maps. */
@Normalize(name = "FeatureNorm", type = NormType.BATCH, shapes = @Shape({DYNAMIC, BatchOfOne.FEATURES}))
final class BatchOfOne implements Experiment {

    static final int FEATURES = Digits.PIXELS;

    @Override
    public Result run(Study study) {
        Digits image = study.digits().range(0, 1);
        String features =
                outcome(() -> new BatchOfOneFeatureNorm(Mode.TRAIN).forward(image.pixels(), new float[FEATURES], 1));
        float[] maps = new float[MapNorm.CHANNELS * Digits.PIXELS];
        String pixels = outcome(() -> new BatchMaps().forward(maps, new float[maps.length], 1, Digits.SIDE));
        return new Result(
                "BATCH in TRAIN with a single image",
                new Table("pooled", "outcome").add("N", features).add("N, H, W", pixels),
                List.of(Finding.of(
                        "one image is refused where N alone is pooled, and legal over pixels",
                        "as told",
                        features.startsWith("refused") && pixels.equals("legal"))),
                List.of());
    }

    private static String outcome(Runnable call) {
        try {
            call.run();
            return "legal";
        } catch (IllegalArgumentException | IllegalStateException e) {
            // What to write instead comes behind the semicolon.
            return "refused: " + e.getMessage().split(";", 2)[0];
        }
    }
}
