package io.normforge;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsFaultsTest {

    private static final String GOOD = "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

    @Test
    void aFileTooShortForTheLengthOfAHeaderIsRefused() {
        assertFault(new byte[7], "it has 7 bytes; a safetensors file begins with the 8 bytes of the header's length");
    }

    @ParameterizedTest
    @CsvSource({"100000001, 100000001", "-1, 18446744073709551615", "-9223372036854775808, 9223372036854775808"})
    void aHeaderLengthBeyondTheLimitIsRefused(long length, String shown) {
        assertFault(
                withLength(length),
                "its first 8 bytes claim a header of " + shown + " bytes; at most 100000000 are read");
    }

    @Test
    void aHeaderLongerThanTheFileIsRefused() {
        assertFault(withLength(9), "its first 8 bytes claim a header of 9 bytes, but only 8 follow");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|byte 8 of the file: '{' is expected, found '['",
                "{|byte 9 of the file: '\"' is expected, but the header ends",
                "{} x|byte 11 of the file: only spaces may follow the header's JSON, found 'x'",
                "{\"a|byte 9 of the file: a string has no closing quote",
                "{\"a\\x\":{}}|byte 12 of the file: no such escape in a string",
                "{\"\\u12G4\":{}}|byte 14 of the file: four hexadecimal digits are expected after \\u",
                "{\"\\ud800\":{}}|byte 10 of the file: half of a surrogate pair in a string",
                "{\"\\ud800\\u0041\":{}}|byte 10 of the file: half of a surrogate pair in a string",
                "{\"\\udc00\":{}}|byte 10 of the file: half of a surrogate pair in a string",
                "{\"__metadata__\":{\"a\":1}}|byte 29 of the file: '\"' is expected, found '1'",
                "{\"__metadata__\":{\"a\":\"\",\"a\":\"\"}}|byte 35 of the file: the name 'a' comes twice",
                "{\"a\":{}}|byte 15 of the file: tensor 'a' needs the fields dtype, shape and data_offsets",
                "{\"a\":{\"b\":1}}|byte 18 of the file: tensor 'a' has a field 'b'; known are dtype, shape and data_offsets",
                "{\"a\":{\"shape\":[[1]]}}|byte 23 of the file: a whole number of 0 or more is expected, in digits alone,"
                        + " found '['",
            })
    void jsonOfAnyOtherFormIsRefusedWithItsPlace(String header, String message) {
        assertFault(SafetensorsBytes.file(header), "header, " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.0", "1e2", "01", "\"1\"", "null", "+1", "0x1", "\u0661"})
    void sizesAndOffsetsAreNaturalNumbersInDigits(String number) {
        assertFaultContains(SafetensorsBytes.oneTensor("F32", "[" + number + "]"), "header, byte ");
    }

    @Test
    void numbersBeyondSixtyFourBitsAreRefused() {
        assertFaultContains(SafetensorsBytes.oneTensor("F32", "[9223372036854775808]"), "a number beyond 64 bits");
    }

    @Test
    void nestingCostsNoStackHoweverDeep() {
        assertFaultContains(SafetensorsBytes.oneTensor("F32", "[".repeat(1_000_000)), "a whole number");
        assertFaultContains(SafetensorsBytes.file("{\"a\":".repeat(1_000_000)), "has a field 'a'");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] header = ("{\"x\":" + GOOD + "}").getBytes(StandardCharsets.UTF_8);
        header[2] = (byte) 0xff;
        assertFault(
                SafetensorsBytes.file(header, new byte[4]), "header, byte 10 of the file: a string is not valid UTF-8");
    }

    @Test
    void aNameThatComesTwiceIsRefusedEvenIfSpeltInAnotherWay() {
        String header = "{\"x\":" + GOOD + ",\"\\u0078\":" + GOOD + "}";
        assertFaultContains(SafetensorsBytes.file(header, new byte[4]), "the name 'x' comes twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,4|4,12|tensor 'b' has the data_offsets [4, 12], which lies outside the 8 bytes of data",
                "4,0|4,8|tensor 'a' has the data_offsets [4, 0], which lies outside the 8 bytes of data",
                "0,4|0,4|tensor 'b' has the data_offsets [0, 4], which overlaps the tensor before it, which ends at 4",
                "0,4|2,6|tensor 'b' has the data_offsets [2, 6], which overlaps the tensor before it, which ends at 4",
                "4,8|4,8|tensor 'a' has the data_offsets [4, 8], which leaves a hole after 0, where the tensor before it"
                        + " ends",
                "0,4|4,7|tensor 'b' has the data_offsets [4, 7], which is 3 bytes, but F32[1] is 1 elements of 4 bytes",
                "0,4,8|4,8|header, byte 63 of the file: tensor 'a' has 3 data_offsets; it needs begin and end",
            })
    void rangesMustCoverTheDataWithoutHoleOrOverlap(String first, String second, String message) {
        String header = "{\"a\":" + GOOD.replace("0,4", first) + ",\"b\":" + GOOD.replace("0,4", second) + "}";
        assertFault(SafetensorsBytes.file(header, new byte[8]), message);
    }

    @Test
    void bytesAfterTheLastTensorAreRefused() {
        assertFault(
                SafetensorsBytes.file("{\"a\":" + GOOD + "}", new byte[5]),
                "the tensors end at byte 4 of the data, but there are 5; nothing may follow the last tensor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[4294967296,4294967296]", "[2,9223372036854775807]", "[4611686018427387904,4,0]"})
    void aShapeWhoseProductOverflowsIsRefused(String shape) {
        assertFaultContains(SafetensorsBytes.oneTensor("F32", shape), "makes more elements than 64 bits can count");
    }

    @Test
    void aShapeWhoseBytesOverflowIsRefused() {
        assertFaultContains(SafetensorsBytes.oneTensor("F32", "[4611686018427387904]"), "which is 0 bytes, but F32[");
    }

    @Test
    void moreAxesThanAnyTensorHasAreRefused() {
        String shape = "[" + "1,".repeat(64) + "1]";
        assertFaultContains(SafetensorsBytes.oneTensor("F32", shape, new byte[4]), "a list of more than 64 numbers");
    }

    @Test
    void anEmptyTensorWithASizeBeyondAnIntIsRefused() {
        assertFaultContains(SafetensorsBytes.oneTensor("F32", "[4294967296,0]"), "more than an array can hold");
    }

    @Test
    void hostileNamesAreShortAndOnOneLineInMessages() {
        String name = "a\\n" + "b".repeat(1000);
        assertFault(
                SafetensorsBytes.file("{\"" + name + "\":{}}"),
                "header, byte 1017 of the file: tensor 'a?" + "b".repeat(78)
                        + "…' needs the fields dtype, shape and data_offsets");
    }

    private static byte[] withLength(long length) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .array();
    }

    private static void assertFault(byte[] file, String message) {
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(StateException.class)
                .hasMessage("safetensors bytes: " + message);
    }

    private static void assertFaultContains(byte[] file, String part) {
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(StateException.class)
                .hasMessageContaining(part);
    }
}
