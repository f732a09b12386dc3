package io.normforge.processor.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Prints one accuracy table of all test classes that fill it, when the last of them has run. */
final class AccuracyReport implements BeforeAllCallback {

    static final AccuracyTable TABLE = new AccuracyTable();

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot().getStore(Namespace.create(AccuracyReport.class)).computeIfAbsent(PrintedAtTheEnd.class);
    }

    static final class PrintedAtTheEnd implements AutoCloseable {

        @Override
        public void close() throws IOException {
            System.out.println(TABLE);
            Files.createDirectories(Path.of("target"));
            Files.writeString(Path.of("target", "conformance.txt"), TABLE + System.lineSeparator());
        }
    }
}
