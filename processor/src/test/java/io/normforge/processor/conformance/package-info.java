/** Cases computed by other systems, run on generated layers. */
package io.normforge.processor.conformance;
