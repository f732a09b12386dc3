/**
 * Normalization layers as the compiler wrote them: the annotation that asks for one, and what the generated classes
 * build on. Depends on no other module.
 */
module io.normforge {
    exports io.normforge;
    // Generated code links to it from the packages of its users, so it is open to all; nobody else should.
    exports io.normforge.internal;
}
