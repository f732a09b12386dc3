package io.normforge.examples.digits;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;

/** A picture and the name of its file. */
record Chart(String name, JFreeChart drawing) {

    private static final int WIDTH = 760;

    private static final int HEIGHT = 420;

    /** Dots for each unit of length, for screens of today. */
    private static final int SCALE = 2;

    /** Writes name.png into a directory, and says where it is. */
    Path write(Path directory) {
        BufferedImage image = new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        drawing.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        graphics.dispose();
        Path file = directory.resolve(name + ".png");
        try {
            Files.createDirectories(directory);
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the chart " + file + " cannot be written", e);
        }
        return file;
    }
}
