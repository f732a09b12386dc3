package io.normforge;

/** The families of normalization. They differ in what they pool into one statistic and in whether they centre. */
public enum NormType {
    /** Per channel over the batch and space; running statistics in evaluation. Ioffe, Szegedy 2015. */
    BATCH,
    /** BATCH with its statistics taken over all workers. */
    SYNC_BATCH,
    /** Per sample over the declared axes. Ba, Kiros, Hinton 2016, arXiv:1607.06450. */
    LAYER,
    /** As LAYER, without the mean: divides by the root mean square. Zhang, Sennrich 2019, arXiv:1910.07467. */
    RMS,
    /** Per sample and channel over space. Ulyanov, Vedaldi, Lempitsky 2016. */
    INSTANCE,
    /** Per sample and group of channels. Wu, He 2018. */
    GROUP
}
