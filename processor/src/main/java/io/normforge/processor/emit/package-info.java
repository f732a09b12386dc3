/** The last stage: loop nests to source text, in the vocabulary of a back end. */
package io.normforge.processor.emit;
