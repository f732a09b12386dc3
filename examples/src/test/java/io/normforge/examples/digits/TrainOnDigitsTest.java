package io.normforge.examples.digits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainOnDigitsTest {

    @TempDir
    static Path charts;

    private static String printed;

    @BeforeAll
    static void runOnce() throws IOException {
        printed = run(charts);
    }

    @Test
    void everyExperimentHasATableAndProgress() {
        assertThat(printed)
                .contains("batch size 30/30", "fine-tuning 2/2", "accumulation 2/2")
                .contains("| norm ", "| BATCH ", "| GROUP ", "SYNC_BATCH, 2 ranks of 2 parts of 4");
    }

    @Test
    void claimsThatAreExactAgreeOnAnyDigits() {
        assertThat(printed.lines().filter(line -> line.endsWith(" agrees         |") || line.contains("DOES NOT")))
                .anyMatch(line -> line.contains("refused where N alone is pooled"))
                .anyMatch(line -> line.contains("is not a transformer's LAYER"))
                .anyMatch(line -> line.contains("a mask prevents it"))
                .anyMatch(line -> line.contains("only BATCH depends on the batch"))
                .anyMatch(line -> line.contains("SYNC_BATCH on 4 ranks of 4 is BATCH on one of 16"))
                .anyMatch(line -> line.contains("SYNC_BATCH under gradient accumulation"))
                .filteredOn(line -> line.contains("SYNC_BATCH")
                        || line.contains("only BATCH")
                        || line.contains("mask prevents")
                        || line.contains("transformer"))
                .noneMatch(line -> line.contains("DOES NOT"));
    }

    @Test
    void theChartsArePicturesOfOneSize() throws IOException {
        try (Stream<Path> files = Files.list(charts)) {
            List<Path> pictures = files.toList();
            assertThat(pictures)
                    .extracting(path -> path.getFileName().toString())
                    .contains("batch-sizes.png", "serving.png", "fine-tuning.png");
            for (Path picture : pictures) {
                BufferedImage image = ImageIO.read(picture.toFile());
                assertThat(image.getWidth()).isEqualTo(1520);
            }
        }
    }

    @Test
    void aSecondRunPrintsTheSameTables(@TempDir Path other) throws IOException {
        assertThat(tables(run(other))).isEqualTo(tables(printed));
    }

    /** Progress comes in the order in which threads are done. */
    private static List<String> tables(String report) {
        return report.lines().filter(line -> line.startsWith("|")).toList();
    }

    private static String run(Path directory) throws IOException {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        TrainOnDigits.run(Effort.QUICK, directory, new PrintStream(report, true, UTF_8));
        return report.toString(UTF_8);
    }
}
