package io.normforge.internal;

import io.normforge.Mode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Finds a generated layer by name and, where there is none, says how to make the processor run. */
public final class MissingLayer {

    private MissingLayer() {}

    /** Calls a layer's constructor. */
    private interface Construction {
        Object of(Class<?> layer, Mode mode) throws Throwable;
    }

    /**
     * The layer, constructed; a failure explains itself.
     *
     * @param kind what every generated layer is
     */
    public static <L> L orCreate(Class<L> kind, Class<?> model, String name, Mode mode) {
        return orCreate(kind, model, name, mode, MissingLayer::construct);
    }

    /** The same by a look-up that may see the layer. */
    public static <L> L orCreate(Class<L> kind, MethodHandles.Lookup lookup, Class<?> model, String name, Mode mode) {
        MethodType ofMode = MethodType.methodType(void.class, Mode.class);
        return orCreate(
                kind,
                model,
                name,
                mode,
                (layer, own) -> lookup.findConstructor(layer, ofMode).invoke(own));
    }

    private static Object construct(Class<?> layer, Mode mode) throws Throwable {
        Constructor<?> constructor = layer.getDeclaredConstructor(Mode.class);
        constructor.setAccessible(true);
        try {
            return constructor.newInstance(mode);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <L> L orCreate(Class<L> kind, Class<?> model, String name, Mode mode, Construction construction) {
        String layer = layerName(model, name);
        try {
            return kind.cast(construction.of(Class.forName(layer, true, model.getClassLoader()), mode));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(explanation(model, name, layer), e);
        } catch (IllegalAccessException | InaccessibleObjectException e) {
            throw new IllegalStateException(closed(model, layer), e);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException(
                    layer + " is there, but is no generated layer that a mode alone constructs"
                            + " (a SYNC_BATCH takes a communicator too, and what is CONFIGURED comes first: call its"
                            + " constructor)",
                    e);
        } catch (Throwable e) {
            throw new IllegalStateException(layer + " could not be constructed: " + e, e);
        }
    }

    private static String closed(Class<?> model, String layer) {
        String inPackage = model.getPackageName();
        return layer + " is in " + model.getModule() + ", which does not open its package to io.normforge: write opens "
                + inPackage + " to io.normforge; in its module-info, or call"
                + " NormLayer.of(MethodHandles.lookup(), …) in a class of " + inPackage;
    }

    /** Nested models give their layers the names of the classes around them too. */
    private static String layerName(Class<?> model, String name) {
        return model.getName().replace("$", "") + name;
    }

    private static String explanation(Class<?> model, String name, String layer) {
        return "There is no class " + layer + ". Either " + model.getName() + " has no @Normalize(name = \"" + name
                + "\"), or the annotation processor did not run: from JDK 23 one that is only on the class path is"
                + " ignored. With Maven, give the maven-compiler-plugin this entry:\n"
                + """
                <annotationProcessorPaths>
                  <path>
                    <groupId>io.normforge</groupId>
                    <artifactId>normforge-processor</artifactId>
                    <version>%s</version>
                  </path>
                </annotationProcessorPaths>
                """.formatted(version())
                + "With Gradle: annotationProcessor(\"io.normforge:normforge-processor:" + version() + "\")";
    }

    /** The version of the runtime, which is the processor's too: of its module, or else of its jar. */
    private static String version() {
        ModuleDescriptor module = MissingLayer.class.getModule().getDescriptor();
        String ofJar = MissingLayer.class.getPackage().getImplementationVersion();
        return Optional.ofNullable(module)
                .flatMap(ModuleDescriptor::rawVersion)
                .or(() -> Optional.ofNullable(ofJar))
                .orElse("VERSION");
    }
}
