/**
 * Normalization layers that the compiler writes: annotate a model class with {@link io.normforge.Normalize}, and use
 * the {@link io.normforge.NormLayer} generated for it.
 */
package io.normforge;
