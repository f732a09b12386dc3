/** Stage four: what to compute (recipes), how (schedules), and both lowered to loop nests. */
package io.normforge.processor.plan;
