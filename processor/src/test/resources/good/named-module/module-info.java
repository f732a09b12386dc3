/** As most users' modules: it does not ask for vectors, so there are plain kernels only. */
module org.example.vision {
    requires io.normforge;
}
