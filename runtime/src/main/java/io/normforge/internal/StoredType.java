package io.normforge.internal;

/** The types a safetensors file may name, with the size of an element; sizes are checked even where data are not read. */
enum StoredType {
    BOOL(1),
    U8(1),
    I8(1),
    F8_E5M2(1),
    F8_E4M3(1),
    F8_E8M0(1),
    I16(2),
    U16(2),
    F16(2),
    BF16(2),
    I32(4),
    U32(4),
    F32(4),
    C64(8),
    F64(8),
    I64(8),
    U64(8);

    /** The types that are read, as messages list them. */
    static final String READABLE = "F32, F64, F16, BF16 and I64";

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    boolean isReadable() {
        return switch (this) {
            case F32, F64, F16, BF16, I64 -> true;
            default -> false;
        };
    }

    /** The type of a name; null for one that is not known, such as a newer or a sub-byte type. */
    static StoredType ofName(String name) {
        for (StoredType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return null;
    }
}
