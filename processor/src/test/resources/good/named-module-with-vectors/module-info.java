/** Asks for vectors, so the layer comes with vector kernels. */
module org.example.speech {
    requires io.normforge;
    requires jdk.incubator.vector;
}
