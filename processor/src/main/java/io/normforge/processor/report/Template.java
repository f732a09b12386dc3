package io.normforge.processor.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page's template, with its style and script put in, so that the page is one file and asks for no other. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");
    private static final List<String> SCRIPTS =
            List.of("shapes.js", "figures.js", "picture.js", "table.js", "words.js", "advice.js", "norm.js", "page.js");

    // Read once for all pages of a compilation, and not before the first.
    private static final String PAGE = read("report.html");
    private static final String STYLE = read("report.css");
    private static final String SCRIPT = SCRIPTS.stream().map(Template::read).collect(Collectors.joining());
    private static final String SCRIPT_HASH = hash(SCRIPT);

    private Template() {}

    /** The page of these data. */
    static String fill(String title, PageData data) {
        Map<String, String> values = Map.of(
                "title", html(title),
                "style", STYLE,
                "script", SCRIPT,
                "scriptHash", SCRIPT_HASH,
                "data", Json.of(data));
        return PLACE.matcher(PAGE).replaceAll(place -> Matcher.quoteReplacement(values.get(place.group(1))));
    }

    private static String html(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** By which browsers know the page's script from any other, and run no other. */
    private static String hash(String script) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String read(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
