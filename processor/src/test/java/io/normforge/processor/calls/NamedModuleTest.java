package io.normforge.processor.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.NormLayer;
import io.normforge.processor.testing.DiskCompiler;
import io.normforge.processor.testing.ForkedJvm;
import io.normforge.processor.testing.RuntimeClasses;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@link NormLayer#of} finds the layers of a named module, which shows its classes to nobody who is not named. */
class NamedModuleTest {

    /** The model, and so its layer, is seen in its package alone. */
    private static final String MODEL = """
            package models;

            import io.normforge.*;

            @Normalize(type = NormType.LAYER, name = "Norm", shapes = @Shape({Shape.DYNAMIC, 2}))
            final class Encoder {}
            """;

    /** Prints what becomes of an expression of type NormLayer: the layer's class and a row through it, or the failure. */
    private static final String MAIN = """
            package models;

            import io.normforge.*;
            import java.io.PrintStream;
            import java.lang.invoke.MethodHandles;
            import java.nio.charset.StandardCharsets;

            public final class Main {
                public static void main(String[] arguments) {
                    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
                    try {
                        EncoderNorm norm = (EncoderNorm) %s;
                        float[] y = new float[2];
                        norm.forward(new float[] {3, 1}, y);
                        out.println(norm.getClass().getName() + " " + Math.round(y[0]) + " " + Math.round(y[1]));
                    } catch (RuntimeException e) {
                        out.println(e.getClass().getName());
                        out.println(e.getMessage());
                    }
                }
            }
            """;

    private static final String BY_NAME = "NormLayer.of(Encoder.class, \"Norm\", Mode.EVAL)";
    private static final String BY_LOOK_UP = "NormLayer.of(MethodHandles.lookup(), Encoder.class, \"Norm\", Mode.EVAL)";

    @TempDir
    private Path output;

    @Test
    void aClosedPackageIsNamedWithWhatToWriteInstead() throws Exception {
        assertThat(run("", BY_NAME))
                .containsExactly(
                        "java.lang.IllegalStateException",
                        "models.EncoderNorm is in module named.models, which does not open its package to io.normforge:"
                                + " write opens models to io.normforge; in its module-info, or call"
                                + " NormLayer.of(MethodHandles.lookup(), …) in a class of models");
    }

    @Test
    void aLookUpOfTheModelsPackageFindsItsLayerThoughNothingIsOpen() throws Exception {
        assertThat(run("", BY_LOOK_UP)).containsExactly("models.EncoderNorm 1 -1");
    }

    @Test
    void aNameIsEnoughWhereTheModuleOpensThePackage() throws Exception {
        assertThat(run("opens models to io.normforge;", BY_NAME)).containsExactly("models.EncoderNorm 1 -1");
    }

    /** Such a look-up sees no more than the class that it is of. */
    @Test
    void aLookUpThatDoesNotSeeTheLayerIsAnsweredAsAClosedPackageIs() throws Exception {
        assertThat(run("", BY_LOOK_UP.replace("lookup()", "publicLookup()")))
                .hasSize(2)
                .startsWith("java.lang.IllegalStateException")
                .last()
                .asString()
                .contains("or call NormLayer.of(MethodHandles.lookup(), …) in a class of models");
    }

    /** What the module's main class prints, in a JVM that finds both modules on its module path. */
    private List<String> run(String directives, String layer) throws Exception {
        Path runtime = RuntimeClasses.path();
        DiskCompiler.compile(
                output,
                List.of("--release", "17", "--module-path", runtime.toString()),
                Map.of(
                        "module-info",
                        "module named.models { requires io.normforge; " + directives + " }",
                        "models.Encoder",
                        MODEL,
                        "models.Main",
                        MAIN.formatted(layer)));
        return ForkedJvm.runModule(List.of(runtime, output), "named.models/models.Main");
    }
}
