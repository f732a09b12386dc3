package io.normforge.processor.proof;

import io.normforge.processor.ir.Method;
import java.util.List;

/**
 * The methods of one kernel.
 *
 * @param lanes how many elements each of its slots has
 * @param plain the plain kernel, which it may call; null in that
 */
record Code(int lanes, List<Method> methods, Code plain) {

    static Code plain(List<Method> methods) {
        return new Code(1, methods, null);
    }

    /** Those of a name; several that differ in their parameters, or none. */
    List<Method> named(String name) {
        return methods.stream().filter(method -> method.name().equals(name)).toList();
    }

    /** Whose method a call names: another class is that of the plain kernel. */
    Code owner(String called) {
        return called.contains(".") && plain != null ? plain : this;
    }

    /** The methods that a call may mean. */
    List<Method> called(String name) {
        return owner(name).named(name.substring(name.indexOf('.') + 1));
    }
}
