/** The report page and the explorer: their figures, their text, and what a browser makes of them. */
package io.normforge.processor.report;
