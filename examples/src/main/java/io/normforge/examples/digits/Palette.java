package io.normforge.examples.digits;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Colours that people with any colour vision tell apart (Okabe and Ito, 2008), and marks, so that nobody has to. */
final class Palette {

    static final Color GRID = new Color(0xd9d9d9);

    static final Color INK = new Color(0x333333);

    static final Stroke LINE = new BasicStroke(2f);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);

    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private static final List<Color> COLOURS = List.of(
            new Color(0x999999),
            new Color(0xd55e00),
            new Color(0x0072b2),
            new Color(0xcc79a7),
            new Color(0x009e73),
            new Color(0xe69f00));

    private static final double RADIUS = 4;

    private static final List<Shape> MARKS =
            List.of(cross(), disc(), square(), polygon(3, 0), polygon(4, 0), polygon(3, 1));

    private Palette() {}

    static Color colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }

    static Shape mark(int series) {
        return MARKS.get(series % MARKS.size());
    }

    private static Shape cross() {
        Area cross = new Area(new Rectangle2D.Double(-RADIUS, -1, 2 * RADIUS, 2));
        cross.add(new Area(new Rectangle2D.Double(-1, -RADIUS, 2, 2 * RADIUS)));
        return cross;
    }

    private static Shape disc() {
        return new Ellipse2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS);
    }

    private static Shape square() {
        return new Rectangle2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS);
    }

    /** A regular one, its first corner on top, turned by a share of half a turn. */
    private static Shape polygon(int corners, double turn) {
        Path2D path = new Path2D.Double();
        for (int corner = 0; corner < corners; corner++) {
            double angle = 2 * Math.PI * corner / corners + Math.PI * turn;
            double x = 1.4 * RADIUS * Math.sin(angle);
            double y = -1.4 * RADIUS * Math.cos(angle);
            if (corner == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }
}
