package io.normforge;

/** A model as users write it. */
final class Model {}
