package io.normforge.examples.minilm;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

/** Embeds by ONNX Runtime, from the same file. It shares no arithmetic with the example. */
final class OnnxRuntimeEmbedder implements AutoCloseable {

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxRuntimeEmbedder() throws IOException, OrtException {
        try (InputStream onnx = MiniLm.onnx();
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            session = environment.createSession(onnx.readAllBytes(), options);
        }
    }

    double[] embed(int[] tokens) throws OrtException {
        long[][] ids = {Arrays.stream(tokens).asLongStream().toArray()};
        long[][] ones = {Arrays.stream(ids[0]).map(id -> 1).toArray()};
        long[][] zeros = {new long[tokens.length]};
        try (OnnxTensor inputIds = OnnxTensor.createTensor(environment, ids);
                OnnxTensor mask = OnnxTensor.createTensor(environment, ones);
                OnnxTensor segments = OnnxTensor.createTensor(environment, zeros);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", inputIds, "attention_mask", mask, "token_type_ids", segments))) {
            float[][][] hidden = (float[][][]) result.get(0).getValue();
            return pool(hidden[0]);
        }
    }

    private static double[] pool(float[][] hidden) {
        double[] sum = new double[hidden[0].length];
        for (float[] token : hidden) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += token[i];
            }
        }
        double length = Math.sqrt(Arrays.stream(sum).map(value -> value * value).sum());
        return Arrays.stream(sum).map(value -> value / length).toArray();
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
