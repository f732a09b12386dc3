package io.normforge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Safetensors files put together by hand from the published format, sharing no code with the writer. */
final class SafetensorsBytes {

    /** What safetensors.torch.save_file writes for the state of a BatchNorm2d(2). */
    static final String TORCH_HEADER = "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
            + "\"bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,16]},"
            + "\"running_mean\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[16,24]},"
            + "\"running_var\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]},"
            + "\"weight\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[32,40]}}";

    private SafetensorsBytes() {}

    /** Wider types first, then by name; the header padded with spaces to a multiple of 8. */
    static byte[] torchBatchNorm() {
        ByteBuffer data = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        data.putLong(7);
        for (float value : new float[] {-0.5f, 0.25f, 1.5f, -2f, 0.75f, 4f, 1f, 1.25f}) {
            data.putFloat(value);
        }
        return file(padded(TORCH_HEADER), data.array());
    }

    static byte[] file(String header, byte... data) {
        return file(header.getBytes(StandardCharsets.UTF_8), data);
    }

    static byte[] file(byte[] header, byte... data) {
        return ByteBuffer.allocate(8 + header.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(data)
                .array();
    }

    /** A file of one tensor, whose data start at 0. */
    static byte[] oneTensor(String type, String shape, byte... data) {
        return file(
                "{\"x\":{\"dtype\":\"" + type + "\",\"shape\":" + shape + ",\"data_offsets\":[0," + data.length + "]}}",
                data);
    }

    static String padded(String header) {
        int length = header.getBytes(StandardCharsets.UTF_8).length;
        return header + " ".repeat((8 - length % 8) % 8);
    }
}
