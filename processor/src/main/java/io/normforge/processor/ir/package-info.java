/**
 * Loop nests between the plan and the source text: what is computed in which order, in the vocabulary of no back end.
 */
package io.normforge.processor.ir;
