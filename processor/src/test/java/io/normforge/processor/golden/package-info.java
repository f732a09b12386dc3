/** Generated sources as text: what changes in them is seen in review. */
package io.normforge.processor.golden;
