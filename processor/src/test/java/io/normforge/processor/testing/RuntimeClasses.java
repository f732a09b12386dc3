package io.normforge.processor.testing;

import io.normforge.NormLayer;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The runtime alone: what a user's compile class path holds of Normforge. */
public final class RuntimeClasses {

    private RuntimeClasses() {}

    /** Where they are. */
    public static Path path() {
        try {
            return Path.of(NormLayer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
