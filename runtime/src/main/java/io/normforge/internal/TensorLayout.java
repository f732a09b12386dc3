package io.normforge.internal;

import io.normforge.StateException;
import java.util.Comparator;
import java.util.List;

/** The data ranges of a header's tensors: each as long as its shape says, all together the data without hole or overlap. */
final class TensorLayout {

    private final ByteSource source;
    private final long dataLength;

    TensorLayout(ByteSource source, long dataLength) {
        this.source = source;
        this.dataLength = dataLength;
    }

    void check(List<StoredTensor> tensors) {
        tensors.forEach(this::checkRange);
        tensors.forEach(this::checkLength);
        checkCover(tensors);
    }

    private void checkRange(StoredTensor tensor) {
        if (tensor.begin() > tensor.end() || tensor.end() > dataLength) {
            throw fault(tensor, "which lies outside the " + dataLength + " bytes of data");
        }
    }

    private void checkLength(StoredTensor tensor) {
        long elements = elements(tensor);
        StoredType type = tensor.type();
        // Only what is not read may be of a type that is not known; its range is all there is to check.
        if (type == null) {
            return;
        }
        // Dividing cannot overflow where multiplying could.
        if (elements != tensor.length() / type.bytes() || tensor.length() % type.bytes() != 0) {
            throw fault(
                    tensor,
                    "which is " + tensor.length() + " bytes, but " + tensor.describe() + " is " + elements
                            + " elements of " + type.bytes() + " bytes");
        }
    }

    private long elements(StoredTensor tensor) {
        long elements = 1;
        for (long size : tensor.shape()) {
            if (size != 0 && elements > Long.MAX_VALUE / size) {
                throw fault(tensor, "but the shape " + tensor.shape() + " makes more elements than 64 bits can count");
            }
            elements *= size;
        }
        return elements;
    }

    private void checkCover(List<StoredTensor> tensors) {
        List<StoredTensor> ordered = tensors.stream()
                .sorted(Comparator.comparingLong(StoredTensor::begin).thenComparingLong(StoredTensor::end))
                .toList();
        long covered = 0;
        for (StoredTensor tensor : ordered) {
            if (tensor.begin() != covered) {
                throw fault(
                        tensor,
                        tensor.begin() < covered
                                ? "which overlaps the tensor before it, which ends at " + covered
                                : "which leaves a hole after " + covered + ", where the tensor before it ends");
            }
            covered = tensor.end();
        }
        if (covered != dataLength) {
            throw source.fault("the tensors end at byte " + covered + " of the data, but there are " + dataLength
                    + "; nothing may follow the last tensor");
        }
    }

    private StateException fault(StoredTensor tensor, String what) {
        return source.fault(
                tensor.title() + " has the data_offsets [" + tensor.begin() + ", " + tensor.end() + "], " + what);
    }
}
