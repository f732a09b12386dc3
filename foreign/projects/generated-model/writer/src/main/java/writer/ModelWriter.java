package writer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Writes a model, and a constant that an annotation beside it asks for, in the first round. */
@SupportedAnnotationTypes("*")
public final class ModelWriter extends AbstractProcessor {

  private boolean done;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!done) {
      done = true;
      write("demo.Sizes", "package demo; final class Sizes { static final int WIDTH = 4; }");
      write(
          "demo.Model",
          "package demo; import io.normforge.*; @Normalize(name = \"Norm\", type = NormType.LAYER,"
              + " shapes = @Shape({Shape.DYNAMIC, 4})) public final class Model {}");
    }
    return false;
  }

  private void write(String name, String text) {
    try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
      writer.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
