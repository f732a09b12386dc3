package io.normforge.examples.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class ReportTest {

    @TempDir
    Path directory;

    @Test
    void jsonComesBackAsItWent() {
        Path file = directory.resolve("deeper/comparison.json");
        Json.write(file, Sample.comparison());
        assertThat(Json.read(file, Comparison.class)).isEqualTo(Sample.comparison());
    }

    @Test
    void everyFigureIsInTheTable() {
        assertThat(Tables.of(Sample.comparison()))
                .contains("a CPU, 2 processors, vectors of 256 bits, Linux, JDK 25 (a vendor)")
                .contains("- libtorch with 1 thread: 2.13")
                .contains("| case | VECTOR µs | copy | PLAIN | naive | libtorch | oneDNN | ONNX Runtime | best peer |")
                .contains(
                        "| batch.eval.1x64x56x56.first | 0.100 | 0.50 (0.42–0.56) | 3.00 (2.50–3.33)"
                                + " | 6.00 (5.00–6.67) | 2.00 (1.67–2.22) | 0.50 (0.42–0.56)! | – | libtorch 2.00 (1.67–2.22) |")
                .contains("| batch.eval.1x64x56x56.last | 0.100 | 0.80 | – | – | – | 0.90~ | – | oneDNN 0.90 |")
                .contains("- copy: geometric mean 0.63, cases 2, least 0.50 at batch.eval.1x64x56x56.first")
                .contains("- oneDNN: geometric mean 0.90, cases 1")
                .contains("- no ONNX Runtime, not today: batch.eval.1x64x56x56.first, batch.eval.1x64x56x56.last")
                .contains("| all | VECTOR | VECTOR | 14.00 (12.00–16.00) | 7.00 (6.00–8.00) |")
                .contains("| C1 | PLAIN | PLAIN | 0.80 | 0.40 | 0.50 | 1.40 | 10.40 |");
    }

    @Test
    void chartsAreXmlThatDrawsWhatAgrees() throws Exception {
        Document ratios = parse(RatioChart.of(Sample.comparison(), 1));
        assertThat(texts(ratios))
                .contains("batch.eval.1x64x56x56.first", "libtorch", "right of 1: VECTOR is faster")
                .anyMatch(text -> text.startsWith("a CPU, 2 processors"));
        // The legend's, and that of the second case; in the first it computes something else.
        assertThat(paths(ratios, Mark.ONE_DNN)).hasSize(2);
        assertThat(paths(ratios, Mark.LIBTORCH)).hasSize(2);
        assertThat(texts(parse(CopyChart.of(Sample.comparison(), 1)))).contains("PLAIN");
        assertThat(texts(parse(FirstCallsChart.of(Sample.comparison())))).contains("10,000", "default");
    }

    @Test
    void theSameFiguresGiveTheSameBytes() throws IOException {
        Path other = directory.resolve("other");
        Report.write(Sample.comparison(), directory);
        Report.write(Sample.comparison(), other);
        try (Stream<Path> files = Files.list(other)) {
            assertThat(files.toList())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder(
                            "comparison.md", "ratios-1.svg", "share-of-copy-1.svg", "first-calls.svg");
        }
        assertThat(other.resolve("ratios-1.svg")).hasSameBinaryContentAs(directory.resolve("ratios-1.svg"));
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document document) {
        NodeList nodes = document.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    private static List<String> paths(Document document, Mark mark) {
        NodeList nodes = document.getElementsByTagName("path");
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i)
                    .getAttributes()
                    .getNamedItem("class")
                    .getNodeValue()
                    .equals(mark.style())) {
                paths.add(nodes.item(i).getAttributes().getNamedItem("d").getNodeValue());
            }
        }
        return paths;
    }
}
