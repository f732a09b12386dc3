/** Stage three: one class per check. A check returns findings; only the processor prints them. */
package io.normforge.processor.lint;
