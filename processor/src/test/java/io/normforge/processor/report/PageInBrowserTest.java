package io.normforge.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.OnceInCi;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** What a reader can do with a page, in a browser, and what the page may not do. */
@OnceInCi
class PageInBrowserTest {

    private static final List<LayerSpec> SPECS = List.of(
            LayerSpec.batch(-1, 64, 56, 56).orShape(-1, 64, 28, 28).withMomentum(0.95f),
            LayerSpec.layer(-1, -1, 384),
            LayerSpec.group(4, 2, 8, 3, 3));

    private static Browser browser;

    /** A report and the explorer. */
    private static List<String> pages;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.shared();
        pages = List.of(Pages.ofSpecs(SPECS), ReportPage.explorer());
    }

    @Test
    void nothingIsAskedForAndNothingGoesWrong() throws Exception {
        for (String page : pages) {
            browser.show(page);
            browser.run("document.querySelectorAll('input, button, select, .cell').forEach(each => each.click())");
            assertThat(browser.requests()).isEmpty();
            assertThat(browser.complaints()).isEmpty();
        }
    }

    @Test
    void theTabulatorReachesEverythingThatCanBeUsed() throws Exception {
        String usable = """
                return [...document.querySelectorAll('a[href], button, input, select, [tabindex="0"]')]
                    .filter(each => each.checkVisibility() && (each.type !== 'radio' || each.checked))
                    .map((each, i) => (each.dataset.stop = i, String(i)));
                """;
        for (String page : pages) {
            browser.show(page);
            List<?> stops = (List<?>) browser.run(usable);
            assertThat(stops).hasSizeGreaterThan(10);
            List<String> reached = IntStream.range(0, stops.size())
                    .mapToObj(i -> {
                        browser.tab();
                        return browser.text("return document.activeElement.dataset.stop");
                    })
                    .toList();
            assertThat(reached).isEqualTo(stops);
        }
    }

    @Test
    void arrowKeysWalkFromCellToCellAndTheReaderIsTold() throws Exception {
        browser.show(Pages.ofSpecs(List.of(LayerSpec.group(4, 2, 8, 3, 3))));
        browser.run("document.querySelector('.cell[tabindex=\"0\"]').focus()");
        assertThat(told())
                .isEqualTo("Sample 0, channel 4, position (1, 1): pooled with 17 other elements; 8 statistics in all.");
        assertThat(after(Keys.ARROW_DOWN)).startsWith("Sample 0, channel 5, position (1, 1)");
        assertThat(after(Keys.ARROW_RIGHT)).startsWith("Sample 0, channel 5, position (1, 2)");
        assertThat(after(Keys.END)).startsWith("Sample 0, channel 5, position (2, 2)");
        assertThat(after(Keys.ARROW_RIGHT)).startsWith("Sample 1, channel 5, position (0, 0)");
        assertThat(after(Keys.ARROW_LEFT)).startsWith("Sample 0, channel 5, position (2, 2)");
        assertThat(after(Keys.PAGE_DOWN)).startsWith("Sample 1, channel 5, position (2, 2)");
        assertThat(after(Keys.HOME)).startsWith("Sample 1, channel 5, position (0, 0)");
        assertThat(after(Keys.ARROW_UP)).startsWith("Sample 1, channel 4, position (0, 0)");
        assertThat(after(Keys.PAGE_UP)).startsWith("Sample 0, channel 4, position (0, 0)");
        assertThat(browser.run("return document.querySelectorAll('.cell[tabindex=\"0\"]').length"))
                .isEqualTo(1L);
    }

    @Test
    void arrowKeysChangeTheTypeAndYesAnswersAQuestion() throws Exception {
        browser.show(Pages.ofSpecs(List.of(LayerSpec.group(4, 2, 8, 3, 3))));
        browser.run("document.querySelector('input[value=GROUP]').focus()");
        browser.strike(Keys.ARROW_LEFT);
        assertThat(told()).contains("pooled with 8 other elements; 16 statistics in all");
        assertThat(advised()).isEqualTo("GROUP");
        browser.run("document.querySelector('.answers button').focus()");
        browser.strike(Keys.SPACE);
        assertThat(advised()).isEqualTo("INSTANCE");
        assertThat(browser.text("return document.activeElement.ariaPressed")).isEqualTo("true");
    }

    @Test
    void sizesOfACallMayBeTyped() throws Exception {
        browser.show(Pages.ofSpecs(List.of(LayerSpec.batch(-1, 8, 3))));
        browser.run("document.querySelector('.sizes input').select()");
        browser.run("document.querySelector('.sizes input').focus()");
        browser.strike("100");
        assertThat(told()).contains("pooled with 299 other elements; 8 statistics in all");
    }

    @Test
    void anAnnotationsNameIsTextAndNoMarkup() throws Exception {
        String name = "<img src=x onerror=alert(1)></script><script>document.title=1</script>";
        String annotation = "@Normalize(name = \"" + name + "\", type = NormType.LAYER, shapes = @Shape({-1, 24}))";
        browser.show(Pages.of(List.of(annotation)));
        assertThat(browser.text("return document.querySelector('.norm h2').textContent"))
                .isEqualTo(name);
        assertThat(browser.text("return document.title")).isEqualTo("Model – Normforge report");
        assertThat(browser.run("return document.images.length")).isEqualTo(0L);
        assertThat(browser.complaints()).isEmpty();
    }

    /** By the clock of the page's own thread, which stands still while the build has its core. */
    @Test
    void tenNormsAreDrawnWithinASecond() throws Exception {
        browser.show(Pages.ofSpecs(Collections.nCopies(10, SPECS.get(0))));
        assertThat(browser.run("return document.querySelectorAll('.norm .panels .cell').length"))
                .isEqualTo(10 * 4 * 8 * 16L);
        assertThat(browser.secondsOfWork()).isPositive().isLessThan(1);
    }

    /** Long lines scroll in their own boxes. */
    @ParameterizedTest
    @ValueSource(ints = {320, 375, 768, 1240})
    void noPageIsWiderThanItsWindow(int width) throws Exception {
        for (String page : pages) {
            browser.show(page);
            browser.resize(width, 900, false);
            assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textStandsOutFromItsBackgroundInLightAndDark(boolean dark) throws Exception {
        for (String page : pages) {
            browser.show(page);
            browser.resize(1240, 1400, dark);
            assertThat((List<?>) browser.run(FAINT)).isEmpty();
        }
    }

    /** Texts with less contrast than WCAG's level AA asks of small letters, 4.5. */
    private static final String FAINT = """
            const rgb = color => color.match(/[\\d.]+/g).map(Number);
            const light = color => rgb(color).slice(0, 3).map(c => c / 255)
                .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const behind = node => {
              const color = getComputedStyle(node).backgroundColor;
              return (rgb(color)[3] ?? 1) > 0 ? color : behind(node.parentElement);
            };
            return [...document.querySelectorAll('body *:not(script, template, option)')]
                .filter(node => node.checkVisibility() && [...node.childNodes].some(each => each.nodeType === 3 && each.data.trim()))
                .map(node => [node, light(getComputedStyle(node).color), light(behind(node))])
                .filter(([, text, ground]) => (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05) < 4.5)
                .map(([node]) => node.className + ': ' + node.textContent);
            """;

    @Test
    void everyFieldAndTableHasANameForScreenReaders() throws Exception {
        String nameless = """
                return [...document.querySelectorAll('input, select, button, [role=grid], [role=gridcell], [role=region], fieldset, nav')]
                    .filter(each => each.checkVisibility())
                    .filter(each => !(each.ariaLabel || each.labels?.[0]?.textContent.trim() || each.textContent.trim()))
                    .map(each => each.outerHTML);
                """;
        for (String page : pages) {
            browser.show(page);
            assertThat((List<?>) browser.run(nameless)).isEmpty();
            assertThat(browser.run("return document.documentElement.lang")).isEqualTo("en");
        }
    }

    private static String after(Keys key) {
        browser.strike(key);
        return told();
    }

    private static String told() {
        return browser.text("return document.querySelector('.status').textContent");
    }

    private static String advised() {
        return browser.text("return document.querySelector('.verdict strong').textContent");
    }
}
