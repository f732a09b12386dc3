package io.normforge.processor.testing;

import io.normforge.Communicator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The layers of one compilation, loaded by a class loader of their own.
 *
 * @param sources the generated sources by class name
 * @param classFiles all class files by binary name
 */
public record CompiledLayers(List<LayerSpec> specs, Map<String, String> sources, Map<String, byte[]> classFiles) {

    /** All layers, ready to run on a kernel, in the order of the specs. */
    public List<LayerHandle> on(Kernel kernel) {
        ClassLoader loader = loader();
        return IntStream.range(0, specs.size())
                .mapToObj(i -> LayerHandle.load(loader, LayerCompiler.layerName(i), specs.get(i), kernel))
                .toList();
    }

    /** One layer, ready to run on a kernel. */
    public LayerHandle on(Kernel kernel, int index) {
        return LayerHandle.load(loader(), LayerCompiler.layerName(index), specs.get(index), kernel);
    }

    /** All layers, each to find its back end by itself. */
    public List<LayerHandle> undecided() {
        ClassLoader loader = loader();
        return IntStream.range(0, specs.size())
                .mapToObj(i -> LayerHandle.loadUndecided(loader, LayerCompiler.layerName(i), specs.get(i)))
                .toList();
    }

    /** One layer as often as there are ranks. */
    public List<LayerHandle> onRanks(Kernel kernel, int index, List<Communicator> ranks) {
        ClassLoader loader = loader();
        String name = LayerCompiler.layerName(index);
        return ranks.stream()
                .map(rank -> LayerHandle.load(loader, name, specs.get(index), kernel, rank))
                .toList();
    }

    /** All that was generated for one spec, for a failure's message. */
    public String sourceOf(int index) {
        String layer = LayerCompiler.layerName(index);
        return sources.entrySet().stream()
                .filter(source -> source.getKey().startsWith(layer))
                .map(source -> "// ---- " + source.getKey() + "\n" + source.getValue())
                .collect(Collectors.joining("\n"));
    }

    /** A loader that knows the compiled classes and, behind them, the test's own. */
    public ClassLoader loader() {
        return new ClassLoader(CompiledLayers.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] file = classFiles.get(name);
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, file, 0, file.length);
            }
        };
    }

    /** Writes the class files where another JVM can load them. */
    public void writeTo(Path directory) {
        classFiles.forEach((name, bytes) -> {
            Path file = directory.resolve(name.replace('.', '/') + ".class");
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
