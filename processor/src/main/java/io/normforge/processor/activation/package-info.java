/** Activation functions as expressions, and the mathematics they are made of. */
package io.normforge.processor.activation;
