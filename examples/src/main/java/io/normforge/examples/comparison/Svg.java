package io.normforge.examples.comparison;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A picture as text, readable on white and on black: colours are classes, and the picture's own style sheet knows both. That is
 * why charts are written here and not by a library, whose colours would be those of one background.
 */
final class Svg {

    /** The inks of Okabe and Ito, "Color Universal Design", 2008, lighter where the background is dark. */
    private static final String STYLE = """

            .ground { fill: #fff }
            text { font: 12px sans-serif; fill: #333 }
            .title { font-weight: bold; font-size: 15px }
            .small { font-size: 11px }
            .grid { stroke: #8886; stroke-width: 1 }
            .line { stroke: #333; stroke-width: 1.5 }
            .band { fill: #8881 }
            .curve { fill: none; stroke-width: 2 }
            .ink0 { fill: #0072b2; stroke: #0072b2 }
            .ink1 { fill: #d55e00; stroke: #d55e00 }
            .ink2 { fill: #009e73; stroke: #009e73 }
            .ink3 { fill: #a8527f; stroke: #a8527f }
            .ink4 { fill: #777; stroke: #777 }
            .ink5 { fill: #8f7400; stroke: #8f7400 }
            .curve.ink0, .curve.ink1, .curve.ink2, .curve.ink3, .curve.ink4, .curve.ink5 { fill: none }
            @media (prefers-color-scheme: dark) {
              .ground { fill: #0d1117 }
              text { fill: #ddd }
              .line { stroke: #ddd }
              .ink0 { fill: #56b4e9; stroke: #56b4e9 }
              .ink1 { fill: #ff8c42; stroke: #ff8c42 }
              .ink2 { fill: #2fc99b; stroke: #2fc99b }
              .ink3 { fill: #e39bc4; stroke: #e39bc4 }
              .ink4 { fill: #aaa; stroke: #aaa }
              .ink5 { fill: #e3c443; stroke: #e3c443 }
            }
            """;

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** An empty one of that size. */
    Svg(int width, int height, String title) {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartElement("svg");
            xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
            xml.writeAttribute("viewBox", "0 0 " + width + " " + height);
            xml.writeAttribute("width", String.valueOf(width));
            xml.writeAttribute("height", String.valueOf(height));
            xml.writeAttribute("role", "img");
            element("title", title);
            element("style", STYLE);
            // A ground of its own: the page may be dark where the reader's system is not.
            rectangle("ground", 0, 0, width, height);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Anchored at its start, middle or end. */
    void text(String style, double x, double y, String anchor, String words) {
        try {
            xml.writeCharacters("\n");
            element("text", words, "class", style, "x", number(x), "y", number(y), "text-anchor", anchor);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        empty("line", "class", style, "x1", number(x1), "y1", number(y1), "x2", number(x2), "y2", number(y2));
    }

    void rectangle(String style, double x, double y, double width, double height) {
        empty("rect", "class", style, "x", number(x), "y", number(y), "width", number(width), "height", number(height));
    }

    /** By SVG's own language for paths. */
    void path(String style, String commands) {
        empty("path", "class", style, "d", commands);
    }

    /** All of it. */
    String finish() {
        try {
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** With a digit after the point, whatever the language of the machine. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void element(String name, String words, String... attributes) throws XMLStreamException {
        xml.writeStartElement(name);
        attributes(attributes);
        xml.writeCharacters(words);
        xml.writeEndElement();
    }

    private void empty(String name, String... attributes) {
        try {
            xml.writeCharacters("\n");
            xml.writeEmptyElement(name);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }
}
