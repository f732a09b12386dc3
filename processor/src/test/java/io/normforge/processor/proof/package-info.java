/** Kernels run on expressions: equal ones mean equal bits, whatever the input. */
package io.normforge.processor.proof;
