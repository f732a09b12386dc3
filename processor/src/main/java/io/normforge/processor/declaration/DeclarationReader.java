package io.normforge.processor.declaration;

import io.normforge.Activation;
import io.normforge.Affine;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Residual;
import io.normforge.Storage;
import io.normforge.internal.Generated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads every {@code @Normalize} of a round. */
public final class DeclarationReader {

    private static final String VECTOR_CLASS = "jdk.incubator.vector.FloatVector";

    private static final String SEGMENT_CLASS = "java.lang.foreign.MemorySegment";

    /** The Java from which on that class is no preview. */
    private static final int SEGMENTS_SINCE = 22;

    private final Elements elements;
    private final SourceVersion source;

    /**
     * A reader.
     *
     * @param source the Java that is compiled for
     */
    public DeclarationReader(Elements elements, SourceVersion source) {
        this.elements = elements;
        this.source = source;
    }

    /**
     * The declarations of all annotated classes of a round, class by class, in source order.
     *
     * @param awaiting those of earlier rounds that are read again
     */
    public List<NormDeclaration> read(RoundEnvironment round, List<NormDeclaration> awaiting) {
        Map<String, TypeElement> roots = roots(round);
        Stream<NormDeclaration> again = awaiting.stream()
                .map(declaration -> declaration.model().sourceName())
                .distinct()
                .map(elements::getTypeElement)
                .flatMap(model -> read(model, roots))
                .filter(declaration -> awaiting.stream().anyMatch(declaration::isOf));
        return Stream.concat(again, read(round, roots)).toList();
    }

    private Stream<NormDeclaration> read(RoundEnvironment round, Map<String, TypeElement> roots) {
        Set<Element> models = new LinkedHashSet<>();
        models.addAll(round.getElementsAnnotatedWith(Normalize.class));
        models.addAll(round.getElementsAnnotatedWith(Normalize.Several.class));
        return models.stream().flatMap(model -> read((TypeElement) model, roots));
    }

    /** The classes of the round's files, by their names in small letters: on some machines these are their files' too. */
    private static Map<String, TypeElement> roots(RoundEnvironment round) {
        Map<String, TypeElement> roots = new HashMap<>();
        ElementFilter.typesIn(round.getRootElements())
                .forEach(type -> roots.putIfAbsent(NormDeclaration.file(type.getQualifiedName()), type));
        return roots;
    }

    private Stream<NormDeclaration> read(TypeElement model, Map<String, TypeElement> roots) {
        List<AnnotationMirror> annotations = annotations(model).toList();
        return IntStream.range(0, annotations.size())
                .mapToObj(ordinal -> new AnnotationReader(
                        elements, model, annotations.get(ordinal), ordinal, annotations.size() > 1))
                .filter(AnnotationReader::hasName)
                .map(reader -> read(model, reader, roots));
    }

    private static Stream<AnnotationMirror> annotations(Element model) {
        return model.getAnnotationMirrors().stream().flatMap(annotation -> {
            if (isA(annotation, Normalize.class)) {
                return Stream.of(annotation);
            }
            return isA(annotation, Normalize.Several.class) ? contained(annotation) : Stream.of();
        });
    }

    private static Stream<AnnotationMirror> contained(AnnotationMirror container) {
        AnnotationValue value = container.getElementValues().values().iterator().next();
        return ((List<?>) value.getValue())
                .stream().map(item -> (AnnotationMirror) ((AnnotationValue) item).getValue());
    }

    private static boolean isA(AnnotationMirror annotation, Class<?> type) {
        TypeElement found = (TypeElement) annotation.getAnnotationType().asElement();
        return found.getQualifiedName().contentEquals(type.getCanonicalName());
    }

    private NormDeclaration read(TypeElement model, AnnotationReader reader, Map<String, TypeElement> roots) {
        ModelClass modelClass = modelClass(model);
        Declared<String> name = reader.scalar("name", String.class, "");
        Declared<NormType> type = reader.constant("type", NormType.class, NormType.LAYER);
        Declared<List<Declared<List<Declared<Integer>>>>> shapes = reader.listsOfInts("shapes");
        Declared<List<Declared<Integer>>> axes = reader.ints("axes");
        Declared<Float> epsilon = reader.scalar("epsilon", Float.class, 1f);
        Declared<Affine> affine = reader.constant("affine", Affine.class, Affine.BY_TYPE);
        Declared<List<Declared<Integer>>> affineAxes = reader.ints("affineAxes");
        Declared<Boolean> unitOffset = reader.scalar("unitOffset", Boolean.class, false);
        Declared<Residual> residual = reader.constant("residual", Residual.class, Residual.NONE);
        Declared<Activation> activation = reader.constant("activation", Activation.class, Activation.NONE);
        Declared<Float> slope = reader.scalar("slope", Float.class, 1f);
        Declared<Boolean> gate = reader.scalar("gate", Boolean.class, false);
        Declared<Integer> groups = reader.scalar("groups", Integer.class, 0);
        Declared<Integer> channelAxis = reader.scalar("channelAxis", Integer.class, 1);
        Declared<Float> momentum = reader.scalar("momentum", Float.class, 1f);
        Declared<List<Declared<Boolean>>> trackRunningStats = reader.booleans("trackRunningStats");
        Declared<Boolean> masked = reader.scalar("masked", Boolean.class, false);
        Declared<List<Declared<Storage>>> storage = reader.constants("storage", Storage.class, Storage.ARRAYS);
        boolean onSegments = storage.value().stream().anyMatch(each -> each.value() == Storage.SEGMENTS);
        List<String> classes =
                ClassNames.all(modelClass.layerPrefix() + name.value(), plain(shapes), onSegments).stream()
                        .map(modelClass::qualify)
                        .toList();
        return new NormDeclaration(
                modelClass,
                reader.position(),
                reader.ordinal(),
                reader.isReadable(),
                reader.isAwaiting(),
                name,
                type,
                shapes,
                axes,
                epsilon,
                affine,
                affineAxes,
                unitOffset,
                residual,
                activation,
                slope,
                gate,
                groups,
                channelAxis,
                momentum,
                trackRunningStats,
                masked,
                storage,
                SilencedChecks.of(model),
                classes,
                classes.stream()
                        .flatMap(className -> existing(className, modelClass, roots))
                        .toList());
    }

    private ModelClass modelClass(TypeElement model) {
        List<String> names = new ArrayList<>();
        boolean isPublic = true;
        Element element = model;
        while (element instanceof TypeElement type) {
            names.add(0, type.getSimpleName().toString());
            isPublic &= type.getModifiers().contains(Modifier.PUBLIC);
            element = type.getEnclosingElement();
        }
        String packageName = elements.getPackageOf(model).getQualifiedName().toString();
        // The one-argument form is wrong in named modules: it answers for modules that the model cannot read.
        boolean seesVectors = elements.getTypeElement(elements.getModuleOf(model), VECTOR_CLASS) != null;
        boolean seesSegments = source.ordinal() >= SEGMENTS_SINCE && elements.getTypeElement(SEGMENT_CLASS) != null;
        return new ModelClass(packageName, List.copyOf(names), isPublic, seesVectors, seesSegments);
    }

    private static List<List<Integer>> plain(Declared<List<Declared<List<Declared<Integer>>>>> shapes) {
        return shapes.value().stream()
                .map(shape -> shape.value().stream().map(Declared::value).toList())
                .toList();
    }

    /** The class of this name, unless an earlier compilation generated it for this model, or for a layer that is no more. */
    private Stream<ExistingClass> existing(String className, ModelClass model, Map<String, TypeElement> roots) {
        TypeElement exact = elements.getTypeElement(className);
        TypeElement existing = exact == null ? roots.get(NormDeclaration.file(className)) : exact;
        if (existing == null) {
            return Stream.of();
        }
        Optional<? extends AnnotationMirror> mark = existing.getAnnotationMirrors().stream()
                .filter(annotation -> isA(annotation, Generated.class))
                .findFirst();
        if (mark.isEmpty()) {
            return Stream.of(new ExistingClass(existing.getQualifiedName().toString(), ""));
        }
        String generatedFor = text(mark.get(), "model");
        return generatedFor.equals(model.sourceName()) ? Stream.of() : generatedFor(generatedFor, className);
    }

    private Stream<ExistingClass> generatedFor(String model, String className) {
        TypeElement other = elements.getTypeElement(model);
        if (other == null) {
            return Stream.of();
        }
        String prefix = modelClass(other).layerPrefix();
        String simpleName = className.substring(className.lastIndexOf('.') + 1);
        return annotations(other)
                .map(annotation -> text(annotation, "name"))
                .filter(name -> simpleName.startsWith(prefix + name))
                .limit(1)
                .map(name -> new ExistingClass(className, other.getSimpleName() + "." + name));
    }

    private static String text(AnnotationMirror annotation, String attribute) {
        return annotation.getElementValues().entrySet().stream()
                .filter(value -> value.getKey().getSimpleName().contentEquals(attribute))
                .map(value -> String.valueOf(value.getValue().getValue()))
                .findFirst()
                .orElse("");
    }
}
