/**
 * Beside the stages: what they know of a model, as one page for a browser. Figures come from the specs and plans that the
 * kernels are made from; the page's script draws them and looks nothing up.
 */
package io.normforge.processor.report;
