package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Slot;
import java.util.List;

/** The vocabulary of one back end: how it says what a loop nest does. */
interface Dialect {

    /** The type of a local that each lane has a number in. */
    CodeBlock type();

    /** An expression, for one slot. */
    CodeBlock expression(Expr expr, Slot slot);

    /** What a partial sum starts from. */
    CodeBlock zero();

    /** Adds to a partial sum an addend, or where there is a factor their product, rounded once. */
    CodeBlock accumulate(String sum, Expr addend, Expr factor, Slot slot);

    /** Writes an element. */
    CodeBlock store(String array, Index index, Expr value, Slot slot);

    /** Adds to one element what {@link #accumulate} would add to a sum, one after the other. */
    CodeBlock addTo(List<AddTo> steps, Slot slot);

    /** Statements that declare a local; without a slot, a single number. */
    List<CodeBlock> let(Let let, Slot slot);

    /** Statements that declare a double, in float arithmetic too, and start it at 0. */
    List<CodeBlock> total(String sum, Slot slot);

    /** Statements that add to one. */
    List<CodeBlock> add(String sum, Expr addend, Slot slot);

    /** Adds to an element of an array of doubles. */
    List<CodeBlock> addWideTo(String array, Index index, Expr addend, Slot slot);

    /** Statements of a node that has to do with the sums of strips. */
    List<CodeBlock> strips(Node node);

    /** Statements that make a statistic known in all lanes. */
    List<CodeBlock> spread(String statistic);

    /** The condition under which any of the doubts holds for any slot. */
    CodeBlock inDoubt(List<Doubt> doubts, List<Slot> slots);
}
