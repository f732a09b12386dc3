package io.normforge.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.normforge.Storage;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.schedule.Width;
import io.normforge.processor.spec.NormSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What a masked layer does with valid positions that lie side by side: the call of a layer without a mask. */
final class PackedMethod {

    private final NormSpec declared;
    private final NormSpec packed;
    private final KernelPlan plan;
    private final List<Width> vectors;
    private final Entry entry;

    PackedMethod(NormSpec declared, KernelPlan plan, List<Width> vectors, Entry entry) {
        this.declared = declared;
        packed = plan.spec();
        this.plan = plan;
        this.vectors = vectors;
        this.entry = entry;
    }

    static String name(Entry entry) {
        return entry.name() + "Packed";
    }

    /** {@code private void forwardPacked(float[] x, int xOffset, float[] y, int yOffset, int size1)}. */
    MethodSpec method() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name(entry))
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "$L",
                        Prose.wrapped("Valid positions side by side, as many as {@code " + size() + "} says"
                                + (packed.poolsBatch() ? ", of all samples." : ", of one sample.")));
        for (String stream : entry.arrays()) {
            method.addParameter(ArrayTypeName.of(TypeName.FLOAT), stream);
            method.addParameter(TypeName.INT, stream + "Offset");
        }
        method.addParameter(TypeName.INT, size());
        if (!packed.poolsBatch()) {
            method.addParameter(TypeName.INT, "sample");
        }
        return method.addCode(
                        new CallWriter(packed, plan, vectors, entry, entry.name(), Storage.ARRAYS).packedBody(declared))
                .build();
    }

    private String size() {
        return "size" + packed.sizedByCall().get(0);
    }
}
