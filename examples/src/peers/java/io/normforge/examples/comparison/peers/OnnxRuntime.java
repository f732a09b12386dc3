package io.normforge.examples.comparison.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.normforge.examples.comparison.Case;
import io.normforge.examples.comparison.Contender;
import io.normforge.examples.comparison.Inputs;
import io.normforge.examples.comparison.Layout;
import io.normforge.examples.comparison.NotOfferedException;
import io.normforge.examples.comparison.Peer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ONNX Runtime on a model of a few nodes, which reads and writes buffers that are there beforehand. */
public final class OnnxRuntime implements Peer {

    private static final int CACHE_LINE = 64;

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    /** For {@link java.util.ServiceLoader}. */
    public OnnxRuntime() {}

    @Override
    public String name() {
        return "ONNX Runtime";
    }

    @Override
    public String version() {
        return ENVIRONMENT.getVersion();
    }

    @Override
    public Contender enter(Case c, Inputs inputs, int threads) throws NotOfferedException {
        if (c.layout() == Layout.CHANNELS_LAST) {
            throw new NotOfferedException("ONNX has channels first alone");
        }
        try {
            return enter(new OnnxModel(c, inputs), c, inputs, threads);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Contender enter(OnnxModel model, Case c, Inputs inputs, int threads) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        OrtSession session = ENVIRONMENT.createSession(model.bytes(), options);
        Map<String, OnnxTensor> read = new LinkedHashMap<>();
        read.put(OnnxModel.X, tensor(c, buffer(inputs.x())));
        if (c.operation().hasSecond()) {
            read.put(OnnxModel.SECOND, tensor(c, buffer(inputs.second())));
        }
        Map<String, OnnxTensor> written = new LinkedHashMap<>();
        List<FloatBuffer> results = new ArrayList<>();
        for (String output : model.outputs()) {
            results.add(buffer(new float[c.elements()]));
            written.put(output, tensor(c, results.get(results.size() - 1)));
        }
        return new Contender(
                () -> run(session, read, written),
                () -> results.stream().map(OnnxRuntime::read).toList());
    }

    private static void run(OrtSession session, Map<String, OnnxTensor> read, Map<String, OnnxTensor> written) {
        try {
            // What it returns is in the buffers already.
            session.run(read, written).close();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OnnxTensor tensor(Case c, FloatBuffer buffer) throws OrtException {
        return OnnxTensor.createTensor(ENVIRONMENT, buffer, c.longDims());
    }

    /** Begins at a cache line. */
    private static FloatBuffer buffer(float[] values) {
        int bytes = Float.BYTES * values.length;
        FloatBuffer buffer = ByteBuffer.allocateDirect(bytes + CACHE_LINE)
                .alignedSlice(CACHE_LINE)
                .slice(0, bytes)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        buffer.put(0, values);
        return buffer;
    }

    private static float[] read(FloatBuffer buffer) {
        float[] values = new float[buffer.capacity()];
        buffer.get(0, values);
        return values;
    }
}
