/** Stage two: what a layer computes, as valid values, and the canonical shape under all variants. */
package io.normforge.processor.spec;
