module demo {
  requires io.normforge;
  requires static jdk.incubator.vector;
}
