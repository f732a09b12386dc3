/** What compiles and is probably not meant, and what it costs: one class per advice. */
package io.normforge.processor.advice;
