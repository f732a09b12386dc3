package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.Fold;
import io.normforge.processor.ir.Node.FoldStrand;
import io.normforge.processor.ir.Node.FoldStrands;
import io.normforge.processor.ir.Node.FoldTogether;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Return;
import io.normforge.processor.ir.Node.Spread;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Node.Zero;
import io.normforge.processor.ir.Slot;
import java.util.List;

/** Writes a method's loop nest as statements. */
final class BodyWriter {

    private final Dialect lanes;
    private final Dialect single;
    private final CodeBlock.Builder code = CodeBlock.builder();

    /**
     * A writer.
     *
     * @param lanes the vocabulary inside strips
     * @param single the vocabulary outside
     */
    BodyWriter(Dialect lanes, Dialect single) {
        this.lanes = lanes;
        this.single = single;
    }

    CodeBlock write(List<Node> body) {
        body.forEach(this::node);
        return code.build();
    }

    private void node(Node node) {
        if (node instanceof Note note) {
            code.add("// $L\n", note.text());
        } else if (node instanceof Loop loop) {
            loop(loop);
        } else if (node instanceof Strip strip) {
            strip(strip);
        } else if (node instanceof When when) {
            block(CodeBlock.of("if ($L)", when.condition()), when.body());
        } else if (node instanceof InDoubt inDoubt) {
            Dialect dialect = inDoubt.slots().isEmpty() ? single : lanes;
            CodeBlock condition = dialect.inDoubt(inDoubt.doubts(), inDoubt.slots());
            block(CodeBlock.of("if ($L)", condition), inDoubt.body());
        } else {
            plain(node);
        }
    }

    private void loop(Loop loop) {
        String step = loop.step() == 1 ? loop.variable() + "++" : loop.variable() + " += " + loop.step();
        CodeBlock head =
                CodeBlock.of("for (int $1L = $2L; $1L < $3L; $4L)", loop.variable(), loop.from(), loop.bound(), step);
        block(head, loop.body());
    }

    private void block(CodeBlock head, List<Node> body) {
        code.beginControlFlow("$L", head);
        body.forEach(this::node);
        code.endControlFlow();
    }

    private void strip(Strip strip) {
        for (Slot slot : strip.slots()) {
            boolean branch = lanes.branchesOn(slot) && !slot.guard().condition().isEmpty();
            if (branch) {
                code.beginControlFlow("if ($L)", slot.guard().condition());
            }
            strip.body()
                    .forEach(node -> inSlot(node, slot, slot == strip.slots().get(0)));
            if (branch) {
                code.endControlFlow();
            }
        }
    }

    /** What is done for one slot; only the first of them is commented. */
    private void inSlot(Node node, Slot slot, boolean first) {
        if (node instanceof Let let) {
            if (first && !let.note().isEmpty()) {
                code.add("// $L\n", let.note());
            }
            CodeBlock value = lanes.expression(let.value(), slot);
            code.addStatement("$L $L = $L", lanes.type(), let.name() + slot.suffix(), value);
        } else if (node instanceof Zero zero) {
            code.addStatement("$L $L = $L", lanes.type(), zero.sum() + slot.accumulator(), lanes.zero());
        } else if (node instanceof Accumulate add) {
            String sum = add.sum() + slot.accumulator();
            code.addStatement("$L", lanes.accumulate(sum, add.addend(), add.factor(), slot));
        } else if (node instanceof Store store) {
            code.addStatement("$L", lanes.store(store.array(), store.index(), store.value(), slot));
        } else if (node instanceof Return end) {
            code.addStatement("return $L", lanes.expression(end.value(), slot));
        } else if (node instanceof AddTo add) {
            code.addStatement("$L", lanes.addTo(add.array(), add.index(), add.addend(), add.factor(), slot));
        } else {
            throw new IllegalStateException("no node of a strip: " + node);
        }
    }

    private void plain(Node node) {
        if (node instanceof IntLet let) {
            code.addStatement("int $L = $L", let.name(), let.value());
        } else if (node instanceof Let let) {
            code.addStatement("$L $L = $L", single.type(), let.name(), single.expression(let.value(), null));
        } else if (node instanceof Accumulate add) {
            code.addStatement("$L", single.accumulate(add.sum(), add.addend(), add.factor(), null));
        } else if (node instanceof Store store) {
            code.addStatement("$L", single.store(store.array(), store.index(), store.value(), null));
        } else if (node instanceof AddTo add) {
            code.addStatement("$L", single.addTo(add.array(), add.index(), add.addend(), add.factor(), null));
        } else if (node instanceof Fold fold) {
            code.add("// fold 32 partial sums by halves\n");
            lanes.fold(fold).forEach(this::statement);
        } else if (node instanceof FoldTogether fold) {
            code.add(
                    "// fold $L times 32 partial sums by halves, in one tree\n",
                    fold.sums().size());
            lanes.foldTogether(fold).forEach(this::statement);
        } else if (node instanceof FoldStrand fold) {
            foldStrand(fold);
        } else if (node instanceof FoldStrands fold) {
            String zero = fold.signedZeros() ? " + 0f" : "";
            code.addStatement("$1L $2L = $2LEven + $2LOdd$3L", lanes.type(), fold.sum(), zero);
        } else if (node instanceof Spread spread) {
            lanes.spread(spread.statistic()).forEach(this::statement);
        } else if (node instanceof Statement statement) {
            code.addStatement(Prose.breakable(statement.text()));
        } else {
            throw new IllegalStateException("no node outside a strip: " + node);
        }
    }

    private void foldStrand(FoldStrand fold) {
        for (int half = fold.partials() / 2; half > 0; half /= 2) {
            for (int left = 0; left < half; left++) {
                code.addStatement("$1L$2L += $1L$3L", fold.sum(), left, left + half);
            }
        }
        code.beginControlFlow("if ((strand & 1) == 0)")
                .addStatement("$1LEven += $1L0", fold.sum())
                .nextControlFlow("else")
                .addStatement("$1LOdd += $1L0", fold.sum())
                .endControlFlow();
    }

    private void statement(CodeBlock statement) {
        code.addStatement("$L", statement);
    }
}
