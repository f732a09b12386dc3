package org.bytedeco.opencl.presets;

/**
 * In the place of the class of that name, which those of oneDNN inherit their native properties from: the real one loads a
 * library for GPUs that a machine without one has not.
 */
public final class OpenCL {

    private OpenCL() {}
}
