package io.normforge.internal;

import io.normforge.Mode;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Finds a generated layer by name and, where there is none, says how to make the processor run. */
public final class MissingLayer {

    private MissingLayer() {}

    /**
     * The layer, constructed; a failure explains itself.
     *
     * @param kind what every generated layer is
     */
    public static <L> L orCreate(Class<L> kind, Class<?> model, String name, Mode mode) {
        String layer = layerName(model, name);
        try {
            Constructor<?> constructor =
                    Class.forName(layer, true, model.getClassLoader()).getDeclaredConstructor(Mode.class);
            constructor.setAccessible(true);
            return kind.cast(constructor.newInstance(mode));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(explanation(model, name, layer), e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(layer + " could not be constructed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalStateException(
                    layer + " is there, but is no generated layer that a mode alone constructs"
                            + " (a SYNC_BATCH takes a communicator too: call its constructor)",
                    e);
        }
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
