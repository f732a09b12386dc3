package io.normforge.internal;

import java.util.List;

/**
 * One tensor as a safetensors header describes it.
 *
 * @param name its name
 * @param typeName the type as the file spells it
 * @param shape the sizes, outermost first
 * @param begin where its data begin, counted from the end of the header
 * @param end where they end, exclusive
 */
public record StoredTensor(String name, String typeName, List<Long> shape, long begin, long end) {

    /** The type, null if it is not known. */
    StoredType type() {
        return StoredType.ofName(typeName);
    }

    /** Whether it is read into longs and not into floats. */
    public boolean isInteger() {
        return type() == StoredType.I64;
    }

    /** Type and sizes, as messages give them. */
    String describe() {
        return Excerpt.of(typeName) + shape;
    }

    /** What messages call it. */
    String title() {
        return "tensor " + Excerpt.quoted(name);
    }

    /** Bytes of data. */
    long length() {
        return end - begin;
    }
}
