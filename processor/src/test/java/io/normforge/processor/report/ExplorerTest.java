package io.normforge.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Residual;
import io.normforge.Shape;
import io.normforge.processor.spec.Alternative;
import io.normforge.processor.spec.NormSpec;
import io.normforge.processor.testing.NormSpecs;
import io.normforge.processor.testing.OnceInCi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The explorer is the report's page, and its script knows of types what the processor knows. */
@OnceInCi
class ExplorerTest {

    private static final Path EXPLORER = Path.of("../docs/explorer.html");
    private static final boolean UPDATE = Boolean.getBoolean("normforge.update-goldens");
    private static final int SHAPES = 300;

    @Test
    void theOneInTheDocsIsMadeFromTheReportsTemplate() throws Exception {
        if (UPDATE) {
            Files.writeString(EXPLORER, ReportPage.explorer());
        }
        assertThat(Files.readString(EXPLORER))
                .as("docs/explorer.html; update with -Dnormforge.update-goldens=true")
                .isEqualTo(ReportPage.explorer());
    }

    @Test
    void everyTypeMakesOfAShapeWhatTheProcessorMakesOfIt() throws Exception {
        List<NormSpec> specs = maps(new Random(300));
        List<JsonArray> explored = explored(specs, false);
        for (int i = 0; i < specs.size(); i++) {
            assertThat(explored.get(i)).as("%s", specs.get(i)).isEqualTo(candidates(specs.get(i)));
        }
    }

    @Test
    void layerAndRmsPoolTheAxesThatAreTyped() throws Exception {
        List<NormSpec> specs = List.of(
                tokens(List.of(4, 3, 5, 6), 2, 3),
                tokens(List.of(4, 3, 5, 6), 3),
                tokens(List.of(Shape.DYNAMIC, 3, Shape.DYNAMIC, 6), 1, 3),
                tokens(List.of(4, Shape.DYNAMIC), 0),
                tokens(List.of(Shape.DYNAMIC, Shape.CONFIGURED), 1),
                tokens(List.of(1, 5, 1), 2),
                tokens(List.of(8), 0));
        List<JsonArray> explored = explored(specs, true);
        for (int i = 0; i < specs.size(); i++) {
            assertThat(explored.get(i)).as("%s", specs.get(i)).isEqualTo(candidates(specs.get(i)));
        }
    }

    @Test
    void whatMakesNoSenseIsSaidAndLeavesThePictureAlone() throws Exception {
        Browser browser = Browser.shared();
        browser.show(ReportPage.explorer());
        assertThat(typed(browser, "shape", "4, 6, x!"))
                .isEqualTo("“!” is no size: write a number from 1 to 1,000,000, a letter, or one with a star.");
        assertThat(typed(browser, "shape", "")).isEqualTo("A shape has one to six sizes.");
        assertThat(typed(browser, "shape", "4, 6, 4, 4")).isEmpty();
        assertThat(typed(browser, "axes", "4")).isEqualTo("“4” is no axis of a shape of rank 4.");
        assertThat(typed(browser, "axes", "")).isEmpty();
        assertThat(typed(browser, "groups", "0")).isEqualTo("“0” is no number of groups.");
        assertThat(browser.run("return document.querySelectorAll('.panels .cell').length"))
                .isEqualTo(4L * 6 * 16);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void letterWithAStarIsASizeOfTheConstructor() throws Exception {
        Browser browser = Browser.shared();
        browser.show(ReportPage.explorer());
        assertThat(typed(browser, "shape", "T, D*")).isEmpty();
        assertThat(browser.text("return document.querySelector('main').textContent"))
                .contains("size0, DYNAMIC", "size1, CONFIGURED");
        assertThat(browser.complaints()).isEmpty();
    }

    private static String typed(Browser browser, String field, String value) {
        return browser.text("""
                const field = document.getElementById('typed').elements[arguments[0]];
                field.value = arguments[1];
                field.dispatchEvent(new Event('input', {bubbles: true}));
                return document.getElementById('problem').textContent;
                """, field, value);
    }

    /** What the explorer's script makes of the shapes. */
    private static List<JsonArray> explored(List<NormSpec> specs, boolean axes) throws Exception {
        Browser browser = Browser.shared();
        browser.show(ReportPage.explorer());
        List<Map<String, Object>> typed = specs.stream()
                .<Map<String, Object>>map(spec -> Map.of(
                        "shape",
                        spec.shapes().get(0),
                        "channelAxis",
                        Alternative.channelAxis(spec),
                        "groups",
                        0,
                        "axes",
                        axes ? spec.axes() : List.of()))
                .toList();
        String all = browser.text(
                "return JSON.stringify(JSON.parse(arguments[0]).map(typed => candidatesOf(typed, data.presets)))",
                new Gson().toJson(typed));
        return JsonParser.parseString(all).getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonArray)
                .toList();
    }

    /** What the processor makes of a shape. */
    private static JsonArray candidates(NormSpec spec) {
        List<Candidate> candidates = ShapeReport.all(spec).get(0).candidates();
        return JsonParser.parseString(Json.of(candidates)).getAsJsonArray();
    }

    /** With channels first or last; some sizes are 1, some DYNAMIC, and some numbers of channels CONFIGURED. */
    private static List<NormSpec> maps(Random random) {
        List<NormSpec> specs = new ArrayList<>();
        while (specs.size() < SHAPES) {
            int rank = 2 + random.nextInt(4);
            int channelAxis = random.nextBoolean() ? 1 : rank - 1;
            List<Integer> shape = IntStream.range(0, rank)
                    .mapToObj(axis -> axis == channelAxis
                            ? random.nextInt(5) == 0 ? Shape.CONFIGURED : 1 + random.nextInt(100)
                            : random.nextInt(4) == 0 ? Shape.DYNAMIC : (axis == 0 ? 2 : 1) + random.nextInt(4))
                    .toList();
            specs.add(NormSpecs.batch(shape, channelAxis));
        }
        return specs;
    }

    private static NormSpec tokens(List<Integer> shape, Integer... axes) {
        return NormSpecs.of(
                NormType.LAYER, shape, List.of(axes), Affine.GAMMA_BETA, Residual.NONE, Activation.NONE, false);
    }
}
