/**
 * What the tests stand on: specs as data, a compiler that runs the processor in memory, generated layers behind one
 * calling convention, and an oracle that computes every norm by its definition in double precision.
 */
package io.normforge.processor.testing;
