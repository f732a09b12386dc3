package io.normforge.processor.declaration;

/**
 * A value together with the place where it was written; for a default, the place of the whole annotation.
 *
 * @param value what was declared
 * @param position where
 */
public record Declared<T>(T value, Position position) {}
