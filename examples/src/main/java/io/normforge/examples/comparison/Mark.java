package io.normforge.examples.comparison;

/** How a contender looks in all charts: an ink and a shape, so that colours alone tell nothing apart. */
enum Mark {
    /** A disc. */
    VECTOR(Names.VECTOR, 0),
    /** A square. */
    PLAIN(Names.PLAIN, 5),
    /** A cross. */
    NAIVE(Names.NAIVE, 4),
    /** A triangle. */
    LIBTORCH("libtorch", 1),
    /** A diamond. */
    ONE_DNN("oneDNN", 2),
    /** A triangle on its head. */
    ONNX_RUNTIME("ONNX Runtime", 3),
    /** A disc; in the chart of first calls alone, where nothing else has its ink. */
    DEFAULT("default", 2);

    /** Half its height. */
    private static final double R = 4;

    private final String contender;
    private final int ink;

    Mark(String contender, int ink) {
        this.contender = contender;
        this.ink = ink;
    }

    static Mark of(String contender) {
        for (Mark mark : values()) {
            if (mark.contender.equals(contender)) {
                return mark;
            }
        }
        throw new IllegalArgumentException("no mark for " + contender);
    }

    String contender() {
        return contender;
    }

    String style() {
        return "ink" + ink;
    }

    /** Draws it around a point. */
    void draw(Svg svg, double x, double y) {
        svg.path(style(), "M" + Svg.number(x) + " " + Svg.number(y) + shape());
    }

    /** From the middle, relative. */
    private String shape() {
        return switch (this) {
            case VECTOR, DEFAULT -> "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z";
            case PLAIN -> "m-3.5 -3.5h7v7h-7z";
            case NAIVE -> "m-4 -4l8 8m0 -8l-8 8";
            case LIBTORCH -> "m0 -4.5l4.5 8h-9z";
            case ONE_DNN -> "m0 -5l5 5l-5 5l-5 -5z";
            case ONNX_RUNTIME -> "m0 4.5l4.5 -8h-9z";
        };
    }

    /** Draws a name beside its mark, and says how much room both took. */
    double legend(Svg svg, double x, double y) {
        draw(svg, x + R, y - R);
        svg.text("small", x + 3 * R, y, "start", contender);
        return 3 * R + 7 * contender.length() + 18;
    }
}
