package io.normforge.examples.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long the first calls of a process take together: on the left with all compilers, on the right with C1 alone. */
final class FirstCallsChart {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 400;
    private static final int TOP = 110;
    private static final int BOTTOM = HEIGHT - 50;
    private static final int PANEL = 340;

    private final Svg svg;
    private final LogScale up;

    private FirstCallsChart(Svg svg, LogScale up) {
        this.svg = svg;
        this.up = up;
    }

    static String of(Comparison comparison) {
        String title =
                "The first calls of a process, LAYER 1×768 forward: milliseconds together, without the constructor";
        Svg svg = new Svg(WIDTH, HEIGHT, title);
        svg.text("title", 12, 24, "start", title);
        svg.text("small", 12, 44, "start", Words.machine(comparison));
        double x = 12;
        for (String contender : ColdProcess.CONTENDERS) {
            x += Mark.of(contender).legend(svg, x, 66);
        }
        List<Double> all = new ArrayList<>();
        comparison.cold().forEach(run -> all.addAll(run.micros().values()));
        FirstCallsChart chart = new FirstCallsChart(
                svg, LogScale.over(all.stream().map(micros -> micros / 1e3).toList(), BOTTOM, TOP));
        chart.panel("all compilers", 60, ColdSummary.of(comparison, "all"));
        chart.panel("-XX:TieredStopAtLevel=1", 480, ColdSummary.of(comparison, "C1"));
        return svg.finish();
    }

    private void panel(String name, int left, Map<String, ColdSummary> summaries) {
        List<Integer> calls = ColdProcess.CALLS;
        LogScale across = new LogScale(calls.get(0), calls.get(calls.size() - 1), left, left + PANEL);
        svg.text("", left, TOP - 18, "start", name);
        for (double tick : up.ticks()) {
            svg.line("grid", left, up.place(tick), left + PANEL, up.place(tick));
            svg.text("small", left - 8, up.place(tick) + 4, "end", LogScale.label(tick));
        }
        for (int count : calls) {
            svg.text("small", across.place(count), BOTTOM + 20, "middle", LogScale.label(count));
        }
        svg.text("small", left + PANEL / 2.0, BOTTOM + 40, "middle", "calls");
        summaries.forEach((contender, summary) -> curve(Mark.of(contender), across, summary));
    }

    private void curve(Mark mark, LogScale across, ColdSummary summary) {
        StringBuilder path = new StringBuilder();
        for (int calls : ColdProcess.CALLS) {
            Figure figure = summary.firstCalls(calls);
            double x = across.place(calls);
            double y = up.place(figure.median() / 1e3);
            path.append(path.length() == 0 ? "M" : "L")
                    .append(Svg.number(x))
                    .append(' ')
                    .append(Svg.number(y));
            svg.line(mark.style(), x, up.place(figure.least() / 1e3), x, up.place(figure.greatest() / 1e3));
            mark.draw(svg, x, y);
        }
        svg.path("curve " + mark.style(), path.toString());
    }
}
