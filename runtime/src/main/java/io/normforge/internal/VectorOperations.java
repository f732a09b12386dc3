package io.normforge.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The operations of vector kernels, each used once before the first of them runs.
 *
 * <p>The Vector API looks up how to do an operation in a cache that its first use fills. Where the JIT has compiled the lookup
 * before a later kernel comes with an operation of its own, it notes a wrong guess in the lookup's profile. Every operation of
 * a kernel compiled after that brings the lookup and the note along; from a hundred notes on the JIT guesses no more, and
 * leaves the last vectors of a large method on the heap (C2's {@code PerMethodTrapLimit}; seen in two of three runs of a
 * program with eight layers, and in none once all operations had been used).
 */
final class VectorOperations {

    private static final Logger LOG = System.getLogger("io.normforge");
    private static final String PACKAGE = "jdk.incubator.vector.";
    private static final AtomicBoolean USED = new AtomicBoolean();

    private final Class<?> vector = type("Vector");
    private final Class<?> species = type("VectorSpecies");
    private final Class<?> operators = type("VectorOperators");

    private VectorOperations() throws ReflectiveOperationException {}

    /** Uses them, if nobody has yet; it takes some milliseconds. */
    static void useOnce(int lanes) {
        if (!USED.compareAndSet(false, true)) {
            return;
        }
        try {
            new VectorOperations().use(lanes * Float.SIZE);
        } catch (ReflectiveOperationException e) {
            LOG.log(Level.DEBUG, "vectors work all the same, but may take longer to warm up", e);
        }
    }

    private void use(int bits) throws ReflectiveOperationException {
        Object floats = species("FloatVector", bits);
        Object doubles = species("DoubleVector", bits);
        for (Object each : List.of(floats, doubles)) {
            arithmetic(one(each));
            compare(one(each));
        }
        Object bitwise = one(species("IntVector", bits));
        for (String operator : List.of("ADD", "AND", "OR")) {
            binary(bitwise, operator);
        }
        vector.getMethod("lanewise", type("VectorOperators$Binary"), long.class).invoke(bitwise, operator("LSHL"), 1L);
        convert(one(floats), "F2D", doubles);
        convert(one(doubles), "D2F", floats);
    }

    private void arithmetic(Object numbers) throws ReflectiveOperationException {
        for (String operator : List.of("ADD", "SUB", "MUL", "DIV", "MIN", "MAX")) {
            binary(numbers, operator);
        }
        Method unary = vector.getMethod("lanewise", type("VectorOperators$Unary"));
        for (String operator : List.of("NEG", "ABS", "SQRT")) {
            unary.invoke(numbers, operator(operator));
        }
        vector.getMethod("lanewise", type("VectorOperators$Ternary"), vector, vector)
                .invoke(numbers, operator("FMA"), numbers, numbers);
    }

    private void binary(Object numbers, String operator) throws ReflectiveOperationException {
        vector.getMethod("lanewise", type("VectorOperators$Binary"), vector)
                .invoke(numbers, operator(operator), numbers);
    }

    private void compare(Object numbers) throws ReflectiveOperationException {
        Class<?> mask = type("VectorMask");
        Method compare = vector.getMethod("compare", type("VectorOperators$Comparison"), vector);
        for (String operator : List.of("EQ", "NE", "LT", "LE", "GE")) {
            Object lanes = compare.invoke(numbers, operator(operator), numbers);
            lanes = mask.getMethod("or", mask).invoke(mask.getMethod("not").invoke(lanes), lanes);
            lanes = mask.getMethod("and", mask).invoke(lanes, lanes);
            mask.getMethod("anyTrue").invoke(lanes);
            vector.getMethod("blend", vector, mask).invoke(numbers, numbers, lanes);
        }
    }

    private void convert(Object numbers, String conversion, Object to) throws ReflectiveOperationException {
        vector.getMethod("convertShape", type("VectorOperators$Conversion"), species, int.class)
                .invoke(numbers, operator(conversion), to, 0);
    }

    private Object one(Object of) throws ReflectiveOperationException {
        return species.getMethod("broadcast", long.class).invoke(of, 1L);
    }

    private Object operator(String name) throws ReflectiveOperationException {
        return operators.getField(name).get(null);
    }

    private static Object species(String of, int bits) throws ReflectiveOperationException {
        return type(of).getField("SPECIES_" + bits).get(null);
    }

    private static Class<?> type(String name) throws ReflectiveOperationException {
        return Class.forName(PACKAGE + name);
    }
}
