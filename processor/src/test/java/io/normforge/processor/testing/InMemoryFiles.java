package io.normforge.processor.testing;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * Keeps what a compilation writes in memory, by binary class name: class files, and the sources of processors, which are
 * written and read in the encoding that the compiler would use for files.
 */
public final class InMemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, Written> sources = new TreeMap<>();
    private final Map<String, Written> classes = new TreeMap<>();

    private final Charset encoding;

    InMemoryFiles(JavaFileManager platform) {
        this(platform, StandardCharsets.UTF_8);
    }

    public InMemoryFiles(JavaFileManager platform, Charset encoding) {
        super(platform);
        this.encoding = encoding;
    }

    /** A source file to compile. */
    public static JavaFileObject source(String className, String text) {
        return new SimpleJavaFileObject(
                URI.create("memory:///" + className.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    public Map<String, String> generatedSources() {
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
        Written file = new Written(className, kind, encoding);
        (kind == JavaFileObject.Kind.CLASS ? classes : sources).put(className, file);
        return file;
    }

    private static final class Written extends SimpleJavaFileObject {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private final Charset encoding;

        Written(String className, Kind kind, Charset encoding) {
            super(URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind);
            this.encoding = encoding;
        }

        String text() {
            return bytes.toString(encoding);
        }

        @Override
        public Writer openWriter() {
            return new OutputStreamWriter(bytes, encoding);
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
