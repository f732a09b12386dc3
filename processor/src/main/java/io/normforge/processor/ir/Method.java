package io.normforge.processor.ir;

import java.util.List;

/**
 * A static method of a kernel.
 *
 * @param arithmetic what its numbers are
 * @param shared whether other classes of the package call it
 * @param summary its Javadoc
 * @param parameters types and names
 */
public record Method(
        String name,
        Arithmetic arithmetic,
        boolean shared,
        String summary,
        List<Parameter> parameters,
        List<Node> body) {

    /** What the numbers of a method are. */
    public enum Arithmetic {
        /** Floats, in vectors where the back end has them. */
        FLOAT,
        /** Doubles, one at a time, in every back end. */
        DOUBLE
    }

    /** A parameter. */
    public record Parameter(Kind type, String name) {}

    /** The same where other classes of the package call it. */
    public Method forOthers() {
        return new Method(name, arithmetic, true, summary, parameters, body);
    }

    /** Whether it returns true or false. */
    public boolean isTest() {
        return body.stream()
                .anyMatch(
                        node -> node instanceof Node.Statement end && end.text().startsWith("return "));
    }

    /** Whether it returns a number. */
    public boolean isFunction() {
        return body.stream().anyMatch(Method::returns);
    }

    private static boolean returns(Node node) {
        return node instanceof Node.Return
                || (node instanceof Node.Strip strip && strip.body().stream().anyMatch(Method::returns));
    }

    /** The types that parameters have. */
    public enum Kind {
        FLOATS,
        DOUBLES,
        FLOAT,
        INT,
        STATISTICS,
        GRADIENTS
    }
}
