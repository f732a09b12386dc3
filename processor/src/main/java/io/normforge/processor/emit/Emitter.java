package io.normforge.processor.emit;

import com.palantir.javapoet.TypeSpec;
import io.normforge.Storage;
import io.normforge.processor.declaration.ModelClass;
import io.normforge.processor.declaration.NormDeclaration;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** All source files of a layer. */
public final class Emitter {

    private Emitter() {}

    /**
     * The layer and its kernels.
     *
     * @param widths the vector kernels asked for; none are written where the model cannot see the module
     */
    public static List<SourceFile> layer(NormSpec spec, List<Width> widths) {
        List<Width> vectors = spec.model().seesVectors() ? widths : List.of();
        List<KernelPlan> plans = KernelPlan.all(spec);
        List<SourceFile> files = new ArrayList<>();
        files.add(file(spec.model(), new LayerEmitter(spec, plans, vectors).type()));
        for (KernelPlan plan : plans) {
            files.add(file(spec.model(), new KernelEmitter(plan, Width.PLAIN).type()));
            vectors.forEach(width -> files.add(file(spec.model(), new KernelEmitter(plan, width).type())));
        }
        if (spec.takesSegments()) {
            files.addAll(onSegments(spec, plans, vectors));
        }
        return files;
    }

    /** The kernels once more, for memory segments, and the checks of these. */
    private static List<SourceFile> onSegments(NormSpec spec, List<KernelPlan> plans, List<Width> vectors) {
        List<SourceFile> files = new ArrayList<>();
        files.add(file(spec.model(), new SegmentChecksEmitter(spec).type()));
        List<Width> widths = Stream.concat(Stream.of(Width.PLAIN), SegmentCall.widths(vectors).stream())
                .map(width -> width.on(Storage.SEGMENTS))
                .toList();
        for (KernelPlan plan : spec.masked() || widths.size() == 1 ? List.<KernelPlan>of() : plans) {
            widths.forEach(width -> files.add(file(spec.model(), new KernelEmitter(plan, width).type())));
        }
        return files;
    }

    /** A layer that can be compiled against and not used, for an annotation with errors. */
    public static SourceFile stub(NormDeclaration declaration) {
        return file(declaration.model(), StubEmitter.type(declaration));
    }

    /** A class without content: javac makes another round for it, in which classes of other processors can be seen. */
    public static SourceFile awaiting(ModelClass model, int round) {
        TypeSpec type = TypeSpec.classBuilder(model.layerPrefix() + "Awaited" + round)
                .addModifiers(Modifier.FINAL)
                .addJavadoc(
                        "Empty: written so that what other processors write in round $L could be read in the next.",
                        round)
                .build();
        return file(model, type);
    }

    private static SourceFile file(ModelClass model, TypeSpec type) {
        return SourceFile.of(model, type);
    }
}
