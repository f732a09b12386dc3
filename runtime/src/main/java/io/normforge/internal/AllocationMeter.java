package io.normforge.internal;

import java.lang.reflect.Method;
import java.util.function.LongSupplier;

/**
 * How many bytes the calling thread has allocated so far. The JVM tells that through a module that the runtime does without
 * where it is absent, so it asks by reflection; the count then stands still.
 */
final class AllocationMeter implements LongSupplier {

    private final Object threads;
    private final Method bytes;

    AllocationMeter() {
        Object bean = null;
        Method method = null;
        try {
            bean = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            method = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
            method.invoke(bean);
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            method = null;
        }
        threads = bean;
        bytes = method;
    }

    @Override
    public long getAsLong() {
        if (bytes == null) {
            return 0;
        }
        try {
            return (long) bytes.invoke(threads);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return 0;
        }
    }
}
