package io.normforge.examples.comparison;

import java.util.List;
import java.util.Optional;

/** A line for each case, marks on it at the medians of the processes, and a bar from the least to the greatest of them. */
final class CaseChart {

    /** What is drawn of a contender. */
    interface Value {
        Optional<Figure> of(CaseSummary summary, String contender);
    }

    private static final int WIDTH = 860;
    private static final int LEFT = 250;
    private static final int RIGHT = WIDTH - 20;
    private static final int TOP = 84;
    private static final int STEP = 16;

    private final List<CaseSummary> cases;
    private final List<Mark> marks;
    private final Value value;
    private final LogScale scale;
    private final Svg svg;

    private CaseChart(String title, List<CaseSummary> cases, List<Mark> marks, Value value) {
        this.cases = cases;
        this.marks = marks;
        this.value = value;
        List<Double> all = cases.stream()
                .flatMap(c -> marks.stream().map(mark -> shown(c, mark)).flatMap(Optional::stream))
                .map(Figure::median)
                .toList();
        scale = LogScale.over(all, LEFT, RIGHT);
        svg = new Svg(WIDTH, bottom() + 40, title);
        svg.text("title", 12, 24, "start", title);
    }

    /** Draws one. A contender that computed something else is left out. */
    static String of(
            String title, String axis, String machine, List<CaseSummary> cases, List<Mark> marks, Value value) {
        CaseChart chart = new CaseChart(title, cases, marks, value);
        chart.svg.text("small", 12, 44, "start", machine);
        chart.legend();
        chart.axis(axis);
        for (int i = 0; i < cases.size(); i++) {
            chart.row(cases.get(i), TOP + i * STEP + STEP / 2.0, i);
        }
        return chart.svg.finish();
    }

    private int bottom() {
        return TOP + cases.size() * STEP;
    }

    private Optional<Figure> shown(CaseSummary summary, Mark mark) {
        return summary.disagrees(mark.contender()) ? Optional.empty() : value.of(summary, mark.contender());
    }

    private void legend() {
        double x = 12;
        for (Mark mark : marks) {
            x += mark.legend(svg, x, 66);
        }
    }

    private void axis(String label) {
        for (double tick : scale.ticks()) {
            double x = scale.place(tick);
            svg.line(tick == 1 ? "line" : "grid", x, TOP, x, bottom());
            svg.text("small", x, bottom() + 14, "middle", LogScale.label(tick));
        }
        svg.text("small", (LEFT + RIGHT) / 2.0, bottom() + 32, "middle", label);
    }

    private void row(CaseSummary summary, double y, int index) {
        if (index % 2 == 0) {
            svg.rectangle("band", 0, y - STEP / 2.0, WIDTH, STEP);
        }
        svg.text("small", LEFT - 12, y + 4, "end", summary.name());
        for (Mark mark : marks) {
            shown(summary, mark).ifPresent(figure -> {
                double from = Math.max(LEFT, scale.place(figure.least()));
                double to = Math.min(RIGHT, scale.place(figure.greatest()));
                svg.line(mark.style(), from, y, to, y);
                mark.draw(svg, scale.place(figure.median()), y);
            });
        }
    }
}
