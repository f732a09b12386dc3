package io.normforge.examples.comparison;

import java.util.List;

/** For every case the loop that one would write by hand, which walks memory in its order; what generated code replaces. */
final class Naive {

    private final Case c;
    private final Inputs inputs;
    private final float[] y;
    private final float[] sum;
    private final float[] dGamma;
    private final float[] dBeta;

    private Naive(Case c, Inputs inputs) {
        Operation operation = c.operation();
        this.c = c;
        this.inputs = inputs;
        y = new float[c.elements()];
        sum = new float[operation.writes() == 2 ? c.elements() : 0];
        dGamma = new float[operation.backward() ? c.width() : 0];
        dBeta = new float[operation.backward() ? c.width() : 0];
    }

    static Contender of(Case c, Inputs inputs) {
        Naive naive = new Naive(c, inputs);
        return new Contender(naive.call(), naive::results);
    }

    private Runnable call() {
        return switch (c.layout()) {
            case ROWS -> c.operation().backward() ? rowGradients() : rows();
            case CHANNELS_FIRST -> channelsFirst();
            case CHANNELS_LAST -> channelsLast();
        };
    }

    private Runnable rows() {
        NaiveRows loops = new NaiveRows(inputs, sum, y);
        return switch (c.operation()) {
            case LAYER_FORWARD -> loops::layer;
            case RMS_FORWARD -> loops::rms;
            case ADD_LAYER -> loops::addLayer;
            case ADD_RMS -> loops::addRms;
            case LAYER_GELU -> loops::layerGelu;
            case RMS_SILU_GATE -> loops::rmsSiluGate;
            default -> throw missing();
        };
    }

    private Runnable rowGradients() {
        NaiveRowGradients loops = new NaiveRowGradients(c, inputs, y, dGamma, dBeta);
        return c.operation().rms() ? loops::rms : loops::layer;
    }

    private Runnable channelsFirst() {
        NaiveChannelsFirst loops = new NaiveChannelsFirst(c, inputs, y);
        return switch (c.operation()) {
            case BATCH_TRAIN -> loops::train;
            case BATCH_EVAL -> loops::eval;
            case BATCH_EVAL_ADD_RELU -> loops::evalAddRelu;
            case BATCH_BACKWARD -> {
                loops.findStatistics();
                yield () -> loops.backward(dGamma, dBeta);
            }
            case GROUP_SILU -> loops::groupSilu;
            case INSTANCE_FORWARD -> loops::instance;
            default -> throw missing();
        };
    }

    private Runnable channelsLast() {
        NaiveChannelsLast loops = new NaiveChannelsLast(c, inputs, y);
        return switch (c.operation()) {
            case BATCH_TRAIN -> loops::train;
            case BATCH_EVAL -> loops::eval;
            case BATCH_EVAL_ADD_RELU -> loops::evalAddRelu;
            case BATCH_BACKWARD -> {
                loops.findStatistics();
                yield () -> loops.backward(dGamma, dBeta);
            }
            default -> throw missing();
        };
    }

    private IllegalArgumentException missing() {
        return new IllegalArgumentException("no naive loop for " + c.name());
    }

    private List<float[]> results() {
        Operation operation = c.operation();
        if (operation.backward()) {
            return operation.rms() ? List.of(y, dGamma) : List.of(y, dGamma, dBeta);
        }
        return operation.writes() == 2 ? List.of(y, sum) : List.of(y);
    }
}
