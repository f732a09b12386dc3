package io.normforge.examples.digits;

/** A measurement that bears on common claims about normalizations. */
interface Experiment {

    Result run(Study study);
}
