package io.normforge.processor.advice;

import java.util.List;

/** The advice there is. */
public final class Catalogue {

    /** All there is, in the order in which it is given. */
    public static final List<Advice> ALL = List.of(
            new BatchOfOne(),
            new SmallBatch(),
            new BatchStatisticsInEval(),
            new SyncInEval(),
            new BatchOnSequences(),
            new PaddingInStatistics(),
            new GroupOfOne(),
            new GroupPerChannel(),
            new LayerOverSpace(),
            new InstanceOnFewElements(),
            new ConstantOutput(),
            new ChannelAxisLooksWrong(),
            new ChannelsLastLooksWrong(),
            new ReversedMomentum(),
            new FrozenAverages(),
            new EpsilonOfKeras(),
            new EpsilonBelowFloat(),
            new EpsilonOfAnotherFamily(),
            new NeedlessMask(),
            new CallCost(),
            new FoldsIntoTheLayerBefore(),
            new VectorFallback(),
            new VectorModule());

    private Catalogue() {}
}
