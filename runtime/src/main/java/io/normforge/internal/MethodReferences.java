package io.normforge.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A class file in which calls of one class's static method go to another class. Only the constant pool differs: it ends with
 * the name of the other class, to which the references to the method then lead (The Java Virtual Machine Specification, 4.4).
 */
final class MethodReferences {

    private static final int COUNT_AT = 8;
    private static final int POOL_AT = 10;
    private static final int INDEX_BYTES = 2;

    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD = 10;

    private final ByteBuffer file;

    /** Where each constant begins, by its index; the first and the second half of a long have none. */
    private final int[] starts;

    private final int end;

    private MethodReferences(byte[] classFile) {
        file = ByteBuffer.wrap(classFile.clone());
        starts = new int[Short.toUnsignedInt(file.getShort(COUNT_AT))];
        int at = POOL_AT;
        for (int index = 1; index < starts.length; index += isOfTwo(file.get(starts[index])) ? 2 : 1) {
            starts[index] = at;
            at += length(at);
        }
        end = at;
    }

    /**
     * The class file with the references moved.
     *
     * @param classFile is left as it is
     * @param from the class that has the method
     * @param method its name; all methods of this name are meant
     * @param to has methods of the same name and types
     */
    static byte[] moved(byte[] classFile, Class<?> from, String method, Class<?> to) {
        MethodReferences pool = new MethodReferences(classFile);
        int count = pool.starts.length;
        for (int reference : pool.references(internalName(from), method)) {
            pool.file.putShort(reference, (short) (count + 1));
        }
        pool.file.putShort(COUNT_AT, (short) (count + 2));
        return pool.with(classNamed(internalName(to), count));
    }

    /** Where the references to the method name their class. */
    private List<Integer> references(String owner, String method) {
        List<Integer> references = new ArrayList<>();
        for (int start : starts) {
            if (start != 0 && file.get(start) == METHOD) {
                int classAt = start + 1;
                int nameAndType = indexed(classAt + INDEX_BYTES);
                if (text(indexed(indexed(classAt) + 1)).equals(owner)
                        && text(indexed(nameAndType + 1)).equals(method)) {
                    references.add(classAt);
                }
            }
        }
        return references;
    }

    /** Two constants, the first of this index: a name, and the class of it. */
    private static byte[] classNamed(String name, int index) {
        byte[] letters = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(3 + letters.length + 3)
                .put((byte) UTF8)
                .putShort((short) letters.length)
                .put(letters)
                .put((byte) CLASS)
                .putShort((short) index)
                .array();
    }

    private byte[] with(byte[] constants) {
        byte[] old = file.array();
        return ByteBuffer.allocate(old.length + constants.length)
                .put(old, 0, end)
                .put(constants)
                .put(old, end, old.length - end)
                .array();
    }

    /** Where the constant begins whose index stands here. */
    private int indexed(int at) {
        return starts[Short.toUnsignedInt(file.getShort(at))];
    }

    private String text(int at) {
        int length = Short.toUnsignedInt(file.getShort(at + 1));
        return new String(file.array(), at + 1 + INDEX_BYTES, length, StandardCharsets.UTF_8);
    }

    /** Longs and doubles count as two constants. */
    private static boolean isOfTwo(int tag) {
        return tag == 5 || tag == 6;
    }

    private int length(int at) {
        int tag = file.get(at);
        return switch (tag) {
            case UTF8 -> 1 + INDEX_BYTES + Short.toUnsignedInt(file.getShort(at + 1));
            case 5, 6 -> 9;
            case CLASS, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            case 3, 4, 9, METHOD, 11, 12, 17, 18 -> 5;
            default -> throw new ClassFormatError("constant of kind " + tag);
        };
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
