package io.normforge.examples.digits;

import java.util.List;
import java.util.stream.IntStream;

/** What comes of {@link FineTuning}. */
final class FineTuningFigures {

    private final List<String> places;
    private final List<Accuracies> before;
    private final List<Accuracies> frozen;
    private final List<Accuracies> unfrozen;

    /** Of each place the accuracies before, and after with frozen statistics and with unfrozen ones. */
    FineTuningFigures(List<String> places, List<Accuracies> figures) {
        this.places = List.copyOf(places);
        before = everyThird(figures, 0);
        frozen = everyThird(figures, 1);
        unfrozen = everyThird(figures, 2);
    }

    private static List<Accuracies> everyThird(List<Accuracies> figures, int first) {
        return IntStream.range(0, figures.size() / 3)
                .mapToObj(i -> figures.get(3 * i + first))
                .toList();
    }

    Result result() {
        return new Result(
                "Accuracy of networks with BATCH, trained at 64 and fine-tuned at 4, %",
                table(),
                IntStream.range(0, places.size()).mapToObj(this::finding).toList(),
                List.of(chart()));
    }

    private Table table() {
        Table table =
                new Table("fine-tuned on × share of rate", "before", "frozen", "unfrozen", "frozen against unfrozen");
        for (int i = 0; i < places.size(); i++) {
            table.add(
                    places.get(i),
                    before.get(i).toString(),
                    frozen.get(i).toString(),
                    unfrozen.get(i).toString(),
                    protection(i).toString());
        }
        return table;
    }

    private Finding finding(int place) {
        return Finding.ofGain(
                "frozen statistics protect fine-tuning at another batch size",
                places.get(place) + ", frozen against unfrozen",
                protection(place));
    }

    private Difference protection(int place) {
        return frozen.get(place).minus(unfrozen.get(place));
    }

    private Chart chart() {
        AccuracyChart chart = new AccuracyChart(places, 3);
        chart.add("before", before);
        chart.add("frozen statistics", frozen);
        chart.add("unfrozen statistics", unfrozen);
        return new Chart(
                "fine-tuning",
                chart.marks(
                        "BATCH trained at 64, fine-tuned at 4", "fine-tuned on × share of the usual learning rate"));
    }
}
