package io.normforge.processor.advice;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How loud an advice is. */
public enum Level {
    /** Not said, and not worked out. */
    OFF,
    /** Said, and no build fails for it. */
    NOTE,
    /** Said as a warning, which some builds take for an error. */
    WARNING,
    /** The layer is not generated. */
    ERROR;

    /** The level of this name, as options write it: {@code off}, {@code note}, {@code warning}, {@code error}. */
    public static Optional<Level> of(String name) {
        return Stream.of(values()).filter(level -> level.text().equals(name)).findFirst();
    }

    /** The name, as options write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
