/**
 * Stage three: rules, one class each, that a declaration keeps, and how loud the advice is. Both return findings; only the
 * processor prints them.
 */
package io.normforge.processor.lint;
