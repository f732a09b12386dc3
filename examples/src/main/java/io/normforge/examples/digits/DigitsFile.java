package io.normforge.examples.digits;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Reads the handwritten digits; NOTICE.md beside them says whose they are. */
final class DigitsFile {

    private static final String NAME = "digits.csv.gz";

    /** The darkest pixel of the file. */
    private static final int DARKEST = 16;

    private DigitsFile() {}

    /** All of them, in the order of the file. */
    static Digits read() throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(DigitsFile.class.getResourceAsStream(NAME)), US_ASCII))) {
            return parse(reader.lines().collect(Collectors.toList()));
        }
    }

    static Digits parse(List<String> lines) {
        Digits digits = new Digits(new float[lines.size() * Digits.PIXELS], new int[lines.size()]);
        for (int image = 0; image < lines.size(); image++) {
            String[] fields = lines.get(image).split(",", -1);
            if (fields.length != Digits.PIXELS + 1) {
                throw new IllegalArgumentException(NAME + ", line " + (image + 1) + ": " + fields.length
                        + " fields; a digit has " + Digits.PIXELS + " pixels and a label");
            }
            for (int pixel = 0; pixel < Digits.PIXELS; pixel++) {
                digits.pixels()[image * Digits.PIXELS + pixel] = (float) Integer.parseInt(fields[pixel]) / DARKEST;
            }
            digits.labels()[image] = Integer.parseInt(fields[Digits.PIXELS]);
        }
        return digits;
    }
}
