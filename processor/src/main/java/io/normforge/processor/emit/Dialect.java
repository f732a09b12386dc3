package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node.Doubt;
import io.normforge.processor.ir.Node.Fold;
import io.normforge.processor.ir.Node.FoldTogether;
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

    /** Adds to an element what {@link #accumulate} would add to a sum. */
    CodeBlock addTo(String array, Index index, Expr addend, Expr factor, Slot slot);

    /** Statements that leave the sum of all partial sums in one number of the sum's name. */
    List<CodeBlock> fold(Fold fold);

    /** The same for several sums at once. */
    List<CodeBlock> foldTogether(FoldTogether fold);

    /** Statements that make a statistic known in all lanes. */
    List<CodeBlock> spread(String statistic);

    /** The condition under which any of the doubts holds for any slot. */
    CodeBlock inDoubt(List<Doubt> doubts, List<Slot> slots);

    /** Whether the statements of a slot must be skipped where its element does not count. */
    boolean branchesOn(Slot slot);
}
