package io.normforge.examples.minilm;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The weights in an ONNX file, float32 and row-major. */
final class OnnxWeights {

    private final Map<String, TensorProto> tensors;
    private final Map<String, NodeProto> nodes;

    private OnnxWeights(GraphProto graph) {
        tensors = graph.getInitializerList().stream()
                .collect(Collectors.toMap(TensorProto::getName, Function.identity()));
        nodes = graph.getNodeList().stream().collect(Collectors.toMap(NodeProto::getName, Function.identity()));
    }

    static OnnxWeights read(InputStream onnx) throws IOException {
        return new OnnxWeights(ModelProto.parseFrom(onnx).getGraph());
    }

    /** The tensor of that name, flat. */
    float[] vector(String name) {
        TensorProto tensor = found(tensors, name);
        if (tensor.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
            throw new IllegalArgumentException(name + " does not hold float32 numbers");
        }
        float[] values = new float[tensor.getRawData().size() / Float.BYTES];
        tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    /** The tensor of that name, which has two axes. */
    Matrix matrix(String name) {
        TensorProto tensor = found(tensors, name);
        return new Matrix((int) tensor.getDims(0), (int) tensor.getDims(1), vector(name));
    }

    /** What a MatMul node multiplies by; the exporter gave these matrices numbers for names, and their nodes real ones. */
    Matrix factor(String matMul) {
        return matrix(found(nodes, matMul).getInput(1));
    }

    private static <T> T found(Map<String, T> parts, String name) {
        T part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("the ONNX file has no " + name);
        }
        return part;
    }
}
