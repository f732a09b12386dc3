package io.normforge;

/** Numbers of one rank, one behind the other, that ranks combine part by part. */
interface FlatValues {

    /** How many. */
    long length();

    /** Those of a part, to be sent. */
    void read(long from, int count, double[] to, int at);

    /** Sets aside what all ranks have in the place of a part; nothing of it counts before the last part is there. */
    void setAside(long from, int count, double[] values, int at);
}
