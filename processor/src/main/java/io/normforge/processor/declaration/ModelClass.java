package io.normforge.processor.declaration;

import java.util.List;

/**
 * The annotated class.
 *
 * @param packageName its package; empty for the default package
 * @param simpleNames the names of the classes around it, outermost first, then its own
 * @param isPublic whether it and all classes around it are public
 * @param seesVectors whether its module can read {@code jdk.incubator.vector}
 * @param seesSegments whether it is compiled for a Java that has {@code java.lang.foreign}, and not as a preview
 */
public record ModelClass(
        String packageName, List<String> simpleNames, boolean isPublic, boolean seesVectors, boolean seesSegments) {

    /** What a layer's class name starts with. */
    public String layerPrefix() {
        return String.join("", simpleNames);
    }

    /** The name as source code writes it. */
    public String sourceName() {
        return qualify(String.join(".", simpleNames));
    }

    /** The name as the JVM knows it. */
    public String binaryName() {
        return qualify(String.join("$", simpleNames));
    }

    /** A class of the model's package, in full. */
    public String qualify(String simpleName) {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }
}
