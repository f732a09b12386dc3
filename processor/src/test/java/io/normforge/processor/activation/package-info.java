/** Activations of generated kernels against their definitions, float by float. */
package io.normforge.processor.activation;
