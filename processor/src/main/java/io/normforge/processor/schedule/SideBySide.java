package io.normforge.processor.schedule;

import io.normforge.processor.plan.KernelPlan;
import io.normforge.processor.plan.NestAxis;

/**
 * Statistics that one call of a method takes side by side, since their elements lie among each other: a pass over memory reaches
 * all of them in turns, and what it finds for each waits in arrays, by <em>column</em>, until its turn comes again.
 */
interface SideBySide {

    /** What has to be done. */
    KernelPlan plan();

    /** How many elements at once. */
    Width width();

    /** The outermost pooled axis. */
    NestAxis rows();

    /** Whether a call says how many rounds of it. */
    default boolean countsRows() {
        return true;
    }

    /** How many statistics they are, as an int expression. */
    String columns();

    /** How many they are at most. */
    String most();

    /** Whether a call says how many. */
    default boolean countsColumns() {
        return !columns().equals(most());
    }

    /**
     * For how many columns numbers are found at once. Where that is no more than one, plain code does it for all widths, since it is
     * called too seldom for the JIT to make much of vectors.
     */
    default int numbersAtOnce() {
        return 1;
    }

    /** Whether they share γ and β, so that what is added to their gradients goes to arrays, and not to sums of a column's own. */
    default boolean sharesParameters() {
        return false;
    }

    /** Whether their γ and β start elsewhere than those of others. */
    boolean hasAffineStart();

    /** Whether a call says where γ and β start in their arrays. */
    default boolean startsParameters() {
        return plan().nest().startsParameters();
    }

    /** Where the numbers of a column are, and its elements in a row so far below the first. */
    Addressing at(String row);
}
