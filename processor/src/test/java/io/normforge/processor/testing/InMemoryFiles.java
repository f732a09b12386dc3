package io.normforge.processor.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps what a compilation writes in memory, by binary class name: class files, and the sources of processors. */
final class InMemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, Written> sources = new TreeMap<>();
    private final Map<String, Written> classes = new TreeMap<>();

    InMemoryFiles(JavaFileManager platform) {
        super(platform);
    }

    /** A source file to compile. */
    static JavaFileObject source(String className, String text) {
        return new SimpleJavaFileObject(
                URI.create("memory:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    Map<String, String> generatedSources() {
        Map<String, String> texts = new TreeMap<>();
        sources.forEach((name, file) -> texts.put(name, file.text()));
        return texts;
    }

    Map<String, byte[]> classFiles() {
        Map<String, byte[]> files = new TreeMap<>();
        classes.forEach((name, file) -> files.put(name, file.bytes.toByteArray()));
        return files;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        Written file = new Written(className, kind);
        (kind == JavaFileObject.Kind.CLASS ? classes : sources).put(className, file);
        return file;
    }

    private static final class Written extends SimpleJavaFileObject {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Written(String className, Kind kind) {
            super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
        }

        String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text();
        }
    }
}
