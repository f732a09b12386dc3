package io.normforge.examples.digits;

import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** What all charts have in common: dark on white, and nothing that carries no figure. */
final class Look {

    private Look() {}

    static JFreeChart apply(JFreeChart chart) {
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(10, 10, 10, 16));
        chart.getTitle().setFont(Palette.TITLE);
        chart.getTitle().setPaint(Palette.INK);
        chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
        TextTitle how = new TextTitle("mean of the seeds, and from the lowest to the highest", Palette.LABEL);
        how.setPaint(Palette.INK);
        how.setHorizontalAlignment(HorizontalAlignment.LEFT);
        chart.addSubtitle(how);
        LegendTitle legend = chart.getLegend();
        legend.setItemFont(Palette.LABEL);
        legend.setItemPaint(Palette.INK);
        legend.setFrame(BlockBorder.NONE);
        legend.setPosition(RectangleEdge.BOTTOM);
        XYPlot plot = chart.getXYPlot();
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Palette.GRID);
        axis(plot.getDomainAxis());
        axis(plot.getRangeAxis());
        return chart;
    }

    private static void axis(Axis axis) {
        axis.setLabelFont(Palette.LABEL);
        axis.setLabelPaint(Palette.INK);
        axis.setTickLabelFont(Palette.LABEL);
        axis.setTickLabelPaint(Palette.INK);
        axis.setAxisLineVisible(false);
    }
}
