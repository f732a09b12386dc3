package io.normforge.examples.comparison;

import static io.normforge.Activation.RELU;
import static io.normforge.Activation.SILU;
import static io.normforge.NormType.BATCH;
import static io.normforge.NormType.GROUP;
import static io.normforge.Residual.AFTER;
import static io.normforge.examples.comparison.Case.GROUPS;

import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

/** The layers over maps; names give N, C, H and W in this order also where channels are last in memory. */
@SuppressWarnings("normforge:batch-of-one") // As a server calls them.
@Normalize(name = "Batch32x64x56x56", type = BATCH, shapes = @Shape({32, 64, 56, 56}))
@Normalize(name = "BatchLast32x64x56x56", type = BATCH, shapes = @Shape({32, 56, 56, 64}), channelAxis = -1)
@Normalize(
        name = "BatchAddRelu32x64x56x56",
        type = BATCH,
        shapes = @Shape({32, 64, 56, 56}),
        residual = AFTER,
        activation = RELU)
@Normalize(
        name = "BatchAddReluLast32x64x56x56",
        type = BATCH,
        shapes = @Shape({32, 56, 56, 64}),
        channelAxis = -1,
        residual = AFTER,
        activation = RELU)
@Normalize(name = "Batch32x256x14x14", type = BATCH, shapes = @Shape({32, 256, 14, 14}))
@Normalize(name = "BatchLast32x256x14x14", type = BATCH, shapes = @Shape({32, 14, 14, 256}), channelAxis = -1)
@Normalize(
        name = "BatchAddRelu32x256x14x14",
        type = BATCH,
        shapes = @Shape({32, 256, 14, 14}),
        residual = AFTER,
        activation = RELU)
@Normalize(
        name = "BatchAddReluLast32x256x14x14",
        type = BATCH,
        shapes = @Shape({32, 14, 14, 256}),
        channelAxis = -1,
        residual = AFTER,
        activation = RELU)
@Normalize(name = "Batch32x2048x7x7", type = BATCH, shapes = @Shape({32, 2048, 7, 7}))
@Normalize(name = "BatchLast32x2048x7x7", type = BATCH, shapes = @Shape({32, 7, 7, 2048}), channelAxis = -1)
@Normalize(
        name = "BatchAddRelu32x2048x7x7",
        type = BATCH,
        shapes = @Shape({32, 2048, 7, 7}),
        residual = AFTER,
        activation = RELU)
@Normalize(
        name = "BatchAddReluLast32x2048x7x7",
        type = BATCH,
        shapes = @Shape({32, 7, 7, 2048}),
        channelAxis = -1,
        residual = AFTER,
        activation = RELU)
@Normalize(name = "Batch1x64x56x56", type = BATCH, shapes = @Shape({1, 64, 56, 56}))
@Normalize(name = "BatchLast1x64x56x56", type = BATCH, shapes = @Shape({1, 56, 56, 64}), channelAxis = -1)
@Normalize(
        name = "BatchAddRelu1x64x56x56",
        type = BATCH,
        shapes = @Shape({1, 64, 56, 56}),
        residual = AFTER,
        activation = RELU)
@Normalize(
        name = "BatchAddReluLast1x64x56x56",
        type = BATCH,
        shapes = @Shape({1, 56, 56, 64}),
        channelAxis = -1,
        residual = AFTER,
        activation = RELU)
@Normalize(
        name = "GroupSilu4x256x64x64",
        type = GROUP,
        shapes = @Shape({4, 256, 64, 64}),
        groups = GROUPS,
        activation = SILU)
@Normalize(
        name = "GroupSilu2x512x32x32",
        type = GROUP,
        shapes = @Shape({2, 512, 32, 32}),
        groups = GROUPS,
        activation = SILU)
@Normalize(name = "Instance8x64x128x128", type = NormType.INSTANCE, shapes = @Shape({8, 64, 128, 128}))
final class MeasuredMaps {

    private MeasuredMaps() {}
}
