package io.normforge.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.testing.compile.Compilation;
import io.normforge.processor.fixtures.Fixture;
import io.normforge.processor.fixtures.FixtureCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated sources are, byte for byte, those of {@code src/test/resources/golden}. Each model there names the
 * generated classes that are kept beside it, in comments {@code // Golden: Class}.
 *
 * <p>After a change of an emitter, {@code mvn test -pl processor -am -Dtest=GoldenTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dnormforge.update-goldens=true} writes them anew: read the
 * difference before it is committed.
 */
class GoldenTest {

    private static final boolean UPDATE = Boolean.getBoolean("normforge.update-goldens");
    private static final Path GOLDENS = Path.of("src/test/resources/golden");
    private static final Pattern RELEASE = Pattern.compile("// Release: (\\d+)");
    private static final Pattern MARK = Pattern.compile("// Golden: (\\w+)");

    static List<Fixture> models() {
        return Stream.of("golden", "golden22")
                .flatMap(folder -> Fixture.all(folder).stream())
                .filter(fixture -> fixture.name().endsWith(".java"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void generatesTheGoldenText(Fixture model) throws IOException {
        String release = release(model);
        assumeTrue(Runtime.version().feature() >= Integer.parseInt(release), "the model is for Java " + release);
        Compilation compilation = FixtureCompiler.compileFor(release, model, "--add-modules", "jdk.incubator.vector");
        assertThat(FixtureCompiler.complaints(compilation)).isEmpty();
        Map<String, String> generated = FixtureCompiler.generatedSources(compilation);
        assertThat(marks(model)).isNotEmpty();
        for (String className : marks(model)) {
            String text = generated.get("golden." + className);
            assertThat(text).as(className).isNotNull();
            Path golden = GOLDENS.resolve(className + ".txt");
            if (UPDATE) {
                Files.writeString(golden, text);
            }
            assertThat(text)
                    .as("%s; update with -Dnormforge.update-goldens=true", golden)
                    .isEqualTo(Files.readString(golden));
        }
    }

    @Test
    void noGoldenIsLeftOver() throws IOException {
        assumeFalse(UPDATE, "the goldens are being written");
        List<String> marked =
                models().stream().flatMap(model -> marks(model).stream()).toList();
        try (Stream<Path> files = Files.list(GOLDENS)) {
            List<String> kept = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> name.replace(".txt", ""))
                    .toList();
            assertThat(kept).containsExactlyInAnyOrderElementsOf(marked);
        }
    }

    private static String release(Fixture model) {
        return RELEASE.matcher(model.text())
                .results()
                .map((MatchResult mark) -> mark.group(1))
                .findFirst()
                .orElse("17");
    }

    private static List<String> marks(Fixture model) {
        return MARK.matcher(model.text())
                .results()
                .map((MatchResult mark) -> mark.group(1))
                .toList();
    }
}
