package demo;

public final class Model {}
