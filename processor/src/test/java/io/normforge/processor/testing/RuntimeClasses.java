package io.normforge.processor.testing;

import io.normforge.NormLayer;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The runtime alone: what a user's compile class path holds of Normforge. */
public final class RuntimeClasses {

    private RuntimeClasses() {}

    /** Where they are. */
    public static Path path() {
        return pathOf(NormLayer.class);
    }

    /** Where a class is. */
    static Path pathOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
