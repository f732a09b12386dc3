package io.normforge.examples.digits;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Accuracy at a few named places: for each series a mark at the mean, and a bar from the lowest to the highest seed. */
final class AccuracyChart {

    /** How far apart the series stand, so that their bars do not hide each other; places are 1 apart. */
    private static final double SHIFT = 0.06;

    private final List<String> places;
    private final YIntervalSeriesCollection series = new YIntervalSeriesCollection();
    private final int expected;

    /** For so many series. */
    AccuracyChart(List<String> places, int expected) {
        this.places = List.copyOf(places);
        this.expected = expected;
    }

    /** One more series, an entry for each place. */
    void add(String name, List<Accuracies> entries) {
        YIntervalSeries points = new YIntervalSeries(name);
        double shift = SHIFT * (series.getSeriesCount() - (expected - 1) / 2.0);
        for (int place = 0; place < entries.size(); place++) {
            Accuracies accuracies = entries.get(place);
            points.add(place + shift, 100 * accuracies.mean(), 100 * accuracies.lowest(), 100 * accuracies.highest());
        }
        series.addSeries(points);
    }

    /** For places that have an order: the marks of a series are connected. */
    JFreeChart lines(String title, String horizontal) {
        return draw(title, horizontal, true);
    }

    /** For places that have none. */
    JFreeChart marks(String title, String horizontal) {
        return draw(title, horizontal, false);
    }

    private JFreeChart draw(String title, String horizontal, boolean connected) {
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setDefaultLinesVisible(connected);
        for (int i = 0; i < series.getSeriesCount(); i++) {
            renderer.setSeriesPaint(i, Palette.colour(i));
            renderer.setSeriesShape(i, Palette.mark(i));
            renderer.setSeriesStroke(i, Palette.LINE);
        }
        XYPlot plot = new XYPlot(series, across(horizontal), up(), renderer);
        plot.setDomainGridlinesVisible(false);
        return Look.apply(new JFreeChart(title, plot));
    }

    private SymbolAxis across(String label) {
        SymbolAxis axis = new SymbolAxis(label, places.toArray(String[]::new));
        axis.setGridBandsVisible(false);
        axis.setRange(-0.5, places.size() - 0.5);
        return axis;
    }

    private static NumberAxis up() {
        NumberAxis axis = new NumberAxis("accuracy on the test digits, %");
        axis.setAutoRangeIncludesZero(false);
        return axis;
    }
}
