package io.normforge.processor.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.normforge.processor.fixtures.Fixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Pictures of the report and the explorer, to be looked at: {@code -Dnormforge.screenshots=<folder>} writes them, of whole
 * pages in light, dark and narrow, and of the two windows that the docs show.
 */
class ScreenshotsTest {

    private static final String FOLDER = System.getProperty("normforge.screenshots", "");
    private static final int WIDE = 1240;
    private static final int NARROW = 375;

    @Test
    void takePictures() throws Exception {
        assumeTrue(!FOLDER.isEmpty(), "-Dnormforge.screenshots names no folder");
        Path folder = Files.createDirectories(Path.of(FOLDER));
        Map<String, String> pages = Map.of(
                "explorer", ReportPage.explorer(),
                "report",
                        Pages.of(Map.of(
                                        "demo.Detector",
                                        Fixture.of("report", "Detector.java").text()))
                                .get("demo/Detector.normforge.html"));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Browser browser = Browser.shared();
            browser.show(page.getValue());
            browser.resize(WIDE, 1040, false);
            Files.write(folder.resolve(page.getKey() + ".png"), browser.screenshot());
            whole(browser, folder.resolve(page.getKey() + "-light.png"), WIDE, false);
            whole(browser, folder.resolve(page.getKey() + "-dark.png"), WIDE, true);
            whole(browser, folder.resolve(page.getKey() + "-narrow.png"), NARROW, false);
        }
    }

    private static void whole(Browser browser, Path file, int width, boolean dark) throws Exception {
        browser.resize(width, 900, dark);
        Number height = (Number) browser.run("return document.documentElement.scrollHeight");
        browser.resize(width, height.intValue(), dark);
        Files.write(file, browser.screenshot());
    }
}
