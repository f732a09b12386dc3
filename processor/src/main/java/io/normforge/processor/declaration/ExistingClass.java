package io.normforge.processor.declaration;

/**
 * A class that is there already under the name of one to be generated.
 *
 * @param name its name, fully qualified
 * @param layer the layer of another model that it was generated for; empty where somebody wrote it
 */
public record ExistingClass(String name, String layer) {}
