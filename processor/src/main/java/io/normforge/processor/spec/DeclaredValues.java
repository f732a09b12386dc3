package io.normforge.processor.spec;

import io.normforge.Affine;
import io.normforge.Normalize;
import io.normforge.processor.declaration.Declared;
import io.normforge.processor.declaration.NormDeclaration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the values of a declaration stand for: what its type says where they say nothing, and axes counted from the front. */
public record DeclaredValues(NormDeclaration declared, Preset preset) {

    List<List<Integer>> shapes() {
        return declared.shapes().value().stream()
                .map(shape -> values(shape.value()))
                .toList();
    }

    /** Ascending. */
    public List<Integer> pooledAxes(int rank) {
        List<Integer> axes = values(declared.axes().value());
        return axes.isEmpty() ? preset.pooling().axes(rank, channelAxis(rank)) : fromFront(axes, rank);
    }

    /** Never {@link Affine#BY_TYPE}. */
    public Affine affine() {
        Affine affine = declared.affine().value();
        return affine == Affine.BY_TYPE ? preset.defaultAffine() : affine;
    }

    /** Ascending; empty without γ. */
    List<Integer> affineAxes(int rank) {
        if (affine() == Affine.NONE) {
            return List.of();
        }
        List<Integer> own = fromFront(values(declared.affineAxes().value()), rank);
        int channels = channelAxis(rank);
        List<Integer> byType = channels < 0 ? pooledAxes(rank) : List.of(channels);
        return own.isEmpty() ? byType : own;
    }

    /** −1 where the type knows no channels. */
    int channelAxis(int rank) {
        int axis = declared.channelAxis().value();
        return preset.pooling().hasChannels() ? axis < 0 ? axis + rank : axis : -1;
    }

    /** Whether there are running statistics. */
    public boolean tracks() {
        List<Declared<Boolean>> wish = declared.trackRunningStats().value();
        return wish.isEmpty()
                ? preset.tracking() == Preset.Tracking.BY_DEFAULT
                : wish.get(0).value();
    }

    float epsilon() {
        float epsilon = declared.epsilon().value();
        return epsilon == Normalize.EPSILON_BY_TYPE ? preset.usualEpsilon() : epsilon;
    }

    private static List<Integer> values(List<Declared<Integer>> declared) {
        return declared.stream().map(Declared::value).toList();
    }

    private static List<Integer> fromFront(List<Integer> axes, int rank) {
        Set<Integer> ascending = new TreeSet<>();
        axes.forEach(axis -> ascending.add(axis < 0 ? axis + rank : axis));
        return List.copyOf(ascending);
    }
}
