package io.normforge.examples.comparison.peers;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.normforge.examples.comparison.Case;
import io.normforge.examples.comparison.Inputs;
import io.normforge.examples.comparison.NotOfferedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A case as an ONNX model, γ, β and running statistics in it, with ONNX Runtime's fused operators where it has them. */
final class OnnxModel {

    static final String X = "x";
    static final String SECOND = "second";

    private static final String MICROSOFT = "com.microsoft";

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("norm");
    private final List<String> outputs = new ArrayList<>(List.of("y"));
    private final Case c;

    OnnxModel(Case c, Inputs inputs) throws NotOfferedException {
        this.c = c;
        addNodes();
        constant("gamma", c.operation().affine() ? inputs.gamma() : ones(c.width()));
        constant("beta", c.operation().affine() ? inputs.beta() : new float[c.width()]);
        constant("mean", inputs.mean());
        constant("variance", inputs.variance());
        graph.addInput(value(X));
        if (c.operation().hasSecond()) {
            graph.addInput(value(SECOND));
        }
        outputs.forEach(output -> graph.addOutput(value(output)));
    }

    private void addNodes() throws NotOfferedException {
        switch (c.operation()) {
            case LAYER_FORWARD -> norm("LayerNormalization", "x gamma beta", "y");
            case RMS_FORWARD -> norm("SimplifiedLayerNormalization", "x gamma", "y");
            case ADD_LAYER -> sum("SkipLayerNormalization", "x second gamma beta");
            case ADD_RMS -> sum("SkipSimplifiedLayerNormalization", "x second gamma");
            case LAYER_GELU -> {
                norm("LayerNormalization", "x gamma beta", "n");
                node("Gelu", MICROSOFT, "n", "y");
            }
            case RMS_SILU_GATE -> {
                norm("SimplifiedLayerNormalization", "x gamma", "n");
                silu(SECOND, "a");
                node("Mul", "", "n a", "y");
            }
            case BATCH_EVAL -> norm("BatchNormalization", "x gamma beta mean variance", "y");
            case BATCH_EVAL_ADD_RELU -> {
                norm("BatchNormalization", "x gamma beta mean variance", "n");
                node("Add", "", "n second", "s");
                node("Relu", "", "s", "y");
            }
            case GROUP_SILU -> {
                AttributeProto groups = whole("num_groups", Case.GROUPS);
                node("GroupNormalization", "", "x gamma beta", "n", epsilon(), groups);
                silu("n", "y");
            }
            case INSTANCE_FORWARD -> norm("InstanceNormalization", "x gamma beta", "y");
            case LAYER_BACKWARD, RMS_BACKWARD, BATCH_TRAIN, BATCH_BACKWARD ->
                throw new NotOfferedException("ONNX Runtime's package for inference has no training");
        }
    }

    private void norm(String operator, String from, String to) {
        node(operator, "", from, to, epsilon());
    }

    /** The sum is the fourth output of these operators. */
    private void sum(String operator, String from) {
        outputs.add("sum");
        node(operator, MICROSOFT, from, "y - - sum", epsilon());
    }

    /** z · sigmoid(α · z), with α = 1. */
    private void silu(String from, String to) {
        AttributeProto alpha = AttributeProto.newBuilder()
                .setName("alpha")
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(1)
                .build();
        node("QuickGelu", MICROSOFT, from, to, alpha);
    }

    private void node(String operator, String domain, String from, String to, AttributeProto... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setOpType(operator)
                .setDomain(domain)
                .addAllInput(Arrays.asList(from.split(" ", -1)))
                .addAllAttribute(Arrays.asList(attributes));
        for (String output : to.split(" ", -1)) {
            node.addOutput(output.equals("-") ? "" : output);
        }
        graph.addNode(node);
    }

    private static AttributeProto epsilon() {
        return AttributeProto.newBuilder()
                .setName("epsilon")
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(Case.EPSILON)
                .build();
    }

    private static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private void constant(String name, float[] values) {
        boolean used = graph.getNodeList().stream()
                .anyMatch(node -> node.getInputList().contains(name));
        if (used) {
            TensorProto.Builder tensor = TensorProto.newBuilder()
                    .setName(name)
                    .setDataType(TensorProto.DataType.FLOAT.getNumber())
                    .addDims(values.length);
            for (float value : values) {
                tensor.addFloatData(value);
            }
            graph.addInitializer(tensor);
        }
    }

    private static float[] ones(int size) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    private ValueInfoProto value(String name) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long size : c.longDims()) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    List<String> outputs() {
        return outputs;
    }

    byte[] bytes() {
        // From this set on γ and β of GroupNormalization are those of channels; the others know it as well.
        return ModelProto.newBuilder()
                .setIrVersion(10)
                .addOpsetImport(operators("", 21))
                .addOpsetImport(operators(MICROSOFT, 1))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static OperatorSetIdProto operators(String domain, long version) {
        return OperatorSetIdProto.newBuilder()
                .setDomain(domain)
                .setVersion(version)
                .build();
    }
}
