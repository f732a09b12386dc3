/** Stage four: what to compute. Recipes say it for one statistic, entries for a call of the layer. */
package io.normforge.processor.plan;
