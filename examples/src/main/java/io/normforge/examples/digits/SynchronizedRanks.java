package io.normforge.examples.digits;

import io.normforge.Communicator;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Trains for an epoch on one rank of 16 images, and on four ranks of 4, with SYNC_BATCH and with BATCH. */
final class SynchronizedRanks implements Experiment {

    private static final int RANKS = 4;

    private static final int BATCH = 16;

    private static final List<String> NORMS = List.of("SYNC_BATCH", "BATCH");

    @Override
    public Result run(Study study) {
        List<RankDistance> distances = study.workers().measure("ranks", NORMS, norm -> distance(study.trial(0), norm));
        Table table = new Table(
                "norm", "weights differ after a step", "after an epoch", "accuracy, 4 ranks of 4", "1 rank of 16");
        distances.forEach(distance -> table.add(distance.cells()));
        return new Result(
                "Four ranks of 4 images against one of 16",
                table,
                List.of(
                        Finding.of(
                                "SYNC_BATCH on 4 ranks of 4 is BATCH on one of 16, to rounding",
                                distances.get(0).toString(),
                                distances.get(0).isRounding()),
                        Finding.of(
                                "BATCH on ranks is not: each sees its own images",
                                distances.get(1).toString(),
                                !distances.get(1).isRounding())),
                List.of());
    }

    private static RankDistance distance(Trial trial, String norm) {
        List<Integer> order = Arrays.stream(Shuffle.below(trial.split().train().size(), trial.random()))
                .boxed()
                .collect(Collectors.toList());
        List<Integer> step = order.subList(0, BATCH);
        Network one = alone(trial, order);
        Network four = together(trial, order, norm);
        return new RankDistance(
                norm,
                RankDistance.largest(alone(trial, step), together(trial, step, norm)),
                RankDistance.largest(one, four),
                Accuracy.of(four, trial.split().test()),
                Accuracy.of(one, trial.split().test()));
    }

    private static Network alone(Trial trial, List<Integer> order) {
        Network network = new Network(NormKind.BATCH, new SplittableRandom(0));
        return new Rank(network, Communicator.single(), trial.split().train(), order, BATCH).call();
    }

    private static Network together(Trial trial, List<Integer> order, String norm) {
        Function<Communicator, MapNorm> maps =
                norm.equals("BATCH") ? communicator -> new BatchMaps() : SyncBatchMaps::new;
        return Ranks.run(
                RANKS,
                communicator -> new Rank(
                        new Network(() -> maps.apply(communicator), new SplittableRandom(0)),
                        communicator,
                        trial.split().train(),
                        order,
                        BATCH));
    }
}
