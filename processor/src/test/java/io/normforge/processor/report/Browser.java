package io.normforge.processor.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The machine's own Chromium, without a window. Tests are skipped, with a message, where there is none. */
final class Browser {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    private final ChromeDriver driver;
    private final Path directory;
    private String url = "";

    private Browser(ChromeDriver driver, Path directory) {
        this.driver = driver;
        this.directory = directory;
    }

    /** Held, for a logger that nobody holds forgets its level: it warns that it knows no protocol as new as the browser's. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private static Browser shared;

    /** One browser for all tests, for it takes seconds to start; it ends with the JVM. */
    static synchronized Browser shared() throws IOException {
        if (shared == null) {
            shared = open();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** A browser; skips the test where the machine has none, or no driver for it. */
    private static Browser open() throws IOException {
        Path chromium = find(BROWSERS);
        Path chromedriver = find(List.of("chromedriver"));
        assumeTrue(
                chromium != null && chromedriver != null,
                "no Chromium with its driver is on the PATH, so no page is tested in a browser; on Debian install"
                        + " chromium and chromium-driver");
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments("--window-size=1240,1400", "--hide-scrollbars", "--no-first-run");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .build();
        return new Browser(new ChromeDriver(service, options), Files.createTempDirectory("browser"));
    }

    private static Path find(List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Shows a page as a file, and forgets what was logged before. */
    void show(String page) throws IOException {
        logged(LogType.BROWSER);
        logged(LogType.PERFORMANCE);
        Path file = directory.resolve("page.html");
        Files.writeString(file, page);
        url = file.toUri().toString();
        driver.executeCdpCommand("Performance.disable", Map.of());
        driver.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        driver.get(url);
    }

    /** Runs a script in the page. */
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    String text(String script, Object... arguments) {
        return (String) run(script, arguments);
    }

    /** Strikes keys, wherever the focus is. */
    void strike(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
    }

    void tab() {
        strike(Keys.TAB);
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
    }

    /** Errors and warnings of the page so far. */
    List<String> complaints() {
        return logged(LogType.BROWSER).stream().map(LogEntry::toString).toList();
    }

    /** What the page asked for beside itself. */
    List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (LogEntry entry : logged(LogType.PERFORMANCE)) {
            JsonObject message =
                    JsonParser.parseString(entry.getMessage()).getAsJsonObject().getAsJsonObject("message");
            if (message.get("method").getAsString().equals("Network.requestWillBeSent")) {
                JsonElement request = message.getAsJsonObject("params").get("request");
                requests.add(request.getAsJsonObject().get("url").getAsString());
            }
        }
        requests.removeIf(request -> request.equals(url) || request.startsWith("data:"));
        return requests;
    }

    private List<LogEntry> logged(String type) {
        return driver.manage().logs().get(type).getAll();
    }

    /** Makes the window so wide and high, in light or dark. */
    void resize(int width, int height, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    /** How long the page's thread has worked since the page was asked for: on its script, its style and its layout. */
    double secondsOfWork() {
        List<?> metrics = (List<?>)
                driver.executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics");
        return metrics.stream()
                .map(metric -> (Map<?, ?>) metric)
                .filter(metric -> metric.get("name").equals("TaskDuration"))
                .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue())
                .sum();
    }

    /** A picture of the window, in PNG. */
    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    private void close() {
        driver.quit();
        directory.resolve("page.html").toFile().delete();
        directory.toFile().delete();
    }
}
