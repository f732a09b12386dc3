package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MethodReferencesTest {

    /** A class whose constant pool has all that a kernel's has, and more: longs, doubles, method handles, an interface. */
    static final class Called {

        private static final double WIDE = 1.25;
        private static final long LONG = 1L << 40;

        private Called() {}

        static float ofFloats(float a) {
            return Math.fma(a, a, 1f);
        }

        static double ofDoubles(double a) {
            return Math.fma(a, WIDE, LONG) + Math.sqrt(a);
        }

        static float fma(float a) {
            Comparable<String> interfaceMethod = "fma";
            Runnable handle = () -> System.setProperty("java/lang/Math", "fma");
            return interfaceMethod.compareTo("fma") == 0 && handle != null ? a : Float.NaN;
        }
    }

    /** What it is made to call. */
    public static final class Other {

        private Other() {}

        public static float fma(float a, float b, float c) {
            return -Math.fma(a, b, c);
        }

        public static double fma(double a, double b, double c) {
            return -Math.fma(a, b, c);
        }
    }

    @Test
    void callsOfTheMethodGoToTheOtherClassAndAllElseStays() throws Exception {
        byte[] original = classFile();
        byte[] copy = original.clone();
        Class<?> moved = defined(MethodReferences.moved(original, Math.class, "fma", Other.class));

        assertThat(call(moved, "ofFloats", 3f)).isEqualTo(-10f);
        assertThat(call(moved, "ofDoubles", 4.0)).isEqualTo(-(5.0 + (1L << 40)) + 2.0);
        assertThat(call(moved, "fma", 3f)).isEqualTo(3f);
        assertThat(original).isEqualTo(copy);
    }

    /** A method of that name elsewhere is another method, and so is another of that class. */
    @Test
    void otherMethodsAreLeftAlone() throws Exception {
        Class<?> elsewhere = defined(MethodReferences.moved(classFile(), StrictMath.class, "fma", Other.class));
        assertThat(call(elsewhere, "ofFloats", 3f)).isEqualTo(10f);
        Class<?> unnamed = defined(MethodReferences.moved(classFile(), Math.class, "hypot", Other.class));
        assertThat(call(unnamed, "ofDoubles", 4.0)).isEqualTo(5.0 + (1L << 40) + 2.0);
    }

    @Test
    void aConstantOfAnUnknownKindIsRefused() throws Exception {
        byte[] classFile = classFile();
        classFile[10] = 77;
        assertThatThrownBy(() -> MethodReferences.moved(classFile, Math.class, "fma", Other.class))
                .isInstanceOf(ClassFormatError.class)
                .hasMessage("constant of kind 77");
    }

    private static byte[] classFile() throws IOException {
        try (InputStream in = MethodReferencesTest.class.getResourceAsStream("MethodReferencesTest$Called.class")) {
            return in.readAllBytes();
        }
    }

    /** In a loader of its own, since the original has the name here. */
    private static Class<?> defined(byte[] classFile) throws ClassNotFoundException {
        ClassLoader loader = new ClassLoader(MethodReferencesTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(Called.class.getName())
                        ? defineClass(name, classFile, 0, classFile.length)
                        : super.loadClass(name, resolve);
            }
        };
        return loader.loadClass(Called.class.getName());
    }

    private static Object call(Class<?> type, String name, Object argument)
            throws IllegalAccessException, InvocationTargetException {
        var method = Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        method.setAccessible(true);
        return method.invoke(null, argument);
    }
}
