/** Stage one: the annotation, read once into immutable values. The only place that reads {@code javax.lang.model}. */
package io.normforge.processor.declaration;
