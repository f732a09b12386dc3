/** What generated layers do with arguments they cannot use. */
package io.normforge.processor.calls;
