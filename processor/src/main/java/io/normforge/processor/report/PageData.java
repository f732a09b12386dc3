package io.normforge.processor.report;

import java.util.List;

/**
 * All that a page knows.
 *
 * @param model the annotated class in full; empty for the explorer, whose readers type a shape
 * @param presets the types
 */
record PageData(String model, List<PresetRow> presets, List<NormReport> norms) {}
