module demo {
  requires io.normforge;
}
