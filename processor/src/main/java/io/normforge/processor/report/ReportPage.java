package io.normforge.processor.report;

import io.normforge.processor.declaration.ModelClass;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.declaration.Position;
import io.normforge.processor.lint.Finding;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A page about the layers of one model, the classes nested in it included. Its text depends on the annotations alone.
 *
 * @param packageName where it goes
 * @param fileName what it is called
 * @param text the whole page
 * @param positions of the annotations that it is made from
 */
public record ReportPage(String packageName, String fileName, String text, List<Position> positions) {

    /** The pages of all annotated models, by the outermost classes. */
    public static List<ReportPage> all(Map<NormDeclaration, List<Finding>> findings, List<NormDeclaration> inOrder) {
        Map<String, List<NormDeclaration>> byModel = inOrder.stream()
                .collect(Collectors.groupingBy(
                        declaration -> outermost(declaration.model()), LinkedHashMap::new, Collectors.toList()));
        return byModel.values().stream().map(model -> of(model, findings)).toList();
    }

    /** The page without a model, for readers who type a shape. */
    public static String explorer() {
        return Template.fill("Normforge explorer", new PageData("", PresetRow.ALL, List.of()));
    }

    private static ReportPage of(List<NormDeclaration> declarations, Map<NormDeclaration, List<Finding>> findings) {
        ModelClass model = declarations.get(0).model();
        String name = model.simpleNames().get(0);
        List<NormReport> norms = declarations.stream()
                .sorted(Comparator.comparing(declaration -> declaration.model().sourceName()))
                .map(declaration -> NormReport.of(declaration, findings.get(declaration)))
                .toList();
        PageData data = new PageData(outermost(model), PresetRow.ALL, norms);
        return new ReportPage(
                model.packageName(),
                name + ".normforge.html",
                Template.fill(name + " \u2013 Normforge report", data),
                declarations.stream().map(NormDeclaration::position).toList());
    }

    private static String outermost(ModelClass model) {
        return model.qualify(model.simpleNames().get(0));
    }
}
