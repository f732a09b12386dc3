package io.normforge.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.normforge.processor.fixtures.Fixture;
import io.normforge.processor.fixtures.FixtureCompiler;
import io.normforge.processor.testing.LayerSpec;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which pages there are, and what may not be in them. */
class ReportFilesTest {

    private static final int LARGEST = 250_000;

    private static final String LAYER = "@Normalize(name = \"%s\", type = NormType.LAYER, shapes = @Shape({-1, 24}))";
    private static final Map<String, String> MODELS = Map.of(
            "demo.A",
            "package demo; import io.normforge.*; " + LAYER.formatted("Norm") + " class A { " + LAYER.formatted("Deep")
                    + " static class B {} }",
            "C",
            "import io.normforge.*; " + LAYER.formatted("Norm") + " class C {}");

    @Test
    void thereIsOnePageForEachOutermostModelBesideItsSources() {
        Map<String, String> pages = Pages.of(MODELS);
        assertThat(pages).containsOnlyKeys("demo/A.normforge.html", "C.normforge.html");
        assertThat(titles(pages.get("demo/A.normforge.html"))).containsExactly("A.Norm", "B.Deep");
        assertThat(titles(pages.get("C.normforge.html"))).containsExactly("C.Norm");
    }

    @Test
    void thereAreNoneUnlessAskedFor() {
        assertThat(FixtureCompiler.compile(MODELS).generatedFiles())
                .noneMatch(file -> file.getName().endsWith(".html"));
        assertThat(Pages.of(MODELS, "-Anormforge.report=false")).isEmpty();
    }

    @Test
    void aNamedModuleHasThemToo() {
        assertThat(FixtureCompiler.compile(Fixture.of("good", "named-module"), "-Anormforge.report=true")
                        .generatedFiles())
                .anyMatch(file -> file.getName().endsWith("org/example/vision/Vision.normforge.html"));
    }

    @Test
    void theKernelsAreTheSameWithPagesAndWithout() {
        assertThat(FixtureCompiler.generatedSources(FixtureCompiler.compile(MODELS, "-Anormforge.report=true")))
                .containsAllEntriesOf(FixtureCompiler.generatedSources(FixtureCompiler.compile(MODELS)));
    }

    @Test
    void theSameAnnotationsGiveTheSamePages() {
        assertThat(Pages.of(MODELS)).isEqualTo(Pages.of(MODELS));
        assertThat(Pages.of(Map.of("C", MODELS.get("C"))))
                .containsEntry("C.normforge.html", Pages.of(MODELS).get("C.normforge.html"));
    }

    @Test
    void aLayerThatIsRefusedIsOnThePageWithItsFindings() {
        String page = Pages.of(List.of(
                "@Normalize(name = \"Bad\", type = NormType.LAYER, shapes = @Shape({-1, 24}), axes = 7)",
                LAYER.formatted("Good")));
        JsonObject bad = norm(page, 0);
        assertThat(bad.getAsJsonArray("shapes")).isEmpty();
        assertThat(bad.getAsJsonArray("findings")
                        .get(0)
                        .getAsJsonObject()
                        .get("id")
                        .getAsString())
                .isEqualTo("axes");
        assertThat(norm(page, 1).getAsJsonArray("shapes")).hasSize(1);
    }

    @Test
    void anAnnotationCannotWriteMarkup() {
        String name = "</script><script>alert(1)</script>{{script}}&amp;";
        String page = Pages.of(List.of(LAYER.formatted(name)));
        assertThat(page).doesNotContain("alert(1)</script>");
        assertThat(norm(page, 0).get("name").getAsString()).isEqualTo(name);
    }

    @Test
    void namesBeyondAsciiArriveAndNeedNoEncoding() {
        Map<String, String> pages = Pages.of(
                Map.of("Größe", "import io.normforge.*; " + LAYER.formatted("Maß") + " class Größe {}"),
                "-encoding",
                "UTF-8");
        String page = pages.get("Größe.normforge.html");
        assertThat(page).contains("<title>Größe – Normforge report</title>");
        assertThat(norm(page, 0).get("name").getAsString()).isEqualTo("Maß");
    }

    @Test
    void tenNormsAreLessThanAQuarterOfAMegabyte() {
        List<LayerSpec> ten = Collections.nCopies(
                10, LayerSpec.batch(-1, 64, 56, 56).orShape(-1, 64, 28, 28).orShape(-1, 64, 14, 14));
        assertThat(Pages.ofSpecs(ten).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(LARGEST);
    }

    @Test
    void noPageNamesAnythingOutsideItself() {
        String page = Pages.of(List.of(LAYER.formatted("Norm")));
        assertThat(page)
                .doesNotContain("http:", "https:", "//cdn", "@import", "url(")
                .contains("default-src 'none'");
    }

    private static List<String> titles(String page) {
        return Pages.data(page).getAsJsonArray("norms").asList().stream()
                .map(norm -> norm.getAsJsonObject().get("title").getAsString())
                .toList();
    }

    private static JsonObject norm(String page, int index) {
        return Pages.data(page).getAsJsonArray("norms").get(index).getAsJsonObject();
    }
}
