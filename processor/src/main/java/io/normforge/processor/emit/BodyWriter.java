package io.normforge.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.normforge.internal.ColumnArrays;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Accumulate;
import io.normforge.processor.ir.Node.Add;
import io.normforge.processor.ir.Node.AddAllTo;
import io.normforge.processor.ir.Node.AddTerms;
import io.normforge.processor.ir.Node.AddTo;
import io.normforge.processor.ir.Node.AddWideTo;
import io.normforge.processor.ir.Node.ColumnFloats;
import io.normforge.processor.ir.Node.ColumnSums;
import io.normforge.processor.ir.Node.Copy;
import io.normforge.processor.ir.Node.Either;
import io.normforge.processor.ir.Node.EndPiece;
import io.normforge.processor.ir.Node.FoldColumns;
import io.normforge.processor.ir.Node.FoldEights;
import io.normforge.processor.ir.Node.FoldEightsTo;
import io.normforge.processor.ir.Node.FoldStrand;
import io.normforge.processor.ir.Node.FoldStrands;
import io.normforge.processor.ir.Node.InDoubt;
import io.normforge.processor.ir.Node.IntLet;
import io.normforge.processor.ir.Node.Let;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Note;
import io.normforge.processor.ir.Node.Pair;
import io.normforge.processor.ir.Node.PairFrom;
import io.normforge.processor.ir.Node.PairTo;
import io.normforge.processor.ir.Node.Reach;
import io.normforge.processor.ir.Node.Return;
import io.normforge.processor.ir.Node.Spread;
import io.normforge.processor.ir.Node.Statement;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.StoreWide;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Node.StripStart;
import io.normforge.processor.ir.Node.TermTo;
import io.normforge.processor.ir.Node.Total;
import io.normforge.processor.ir.Node.TreePair;
import io.normforge.processor.ir.Node.When;
import io.normforge.processor.ir.Node.Zero;
import io.normforge.processor.ir.Slot;
import io.normforge.processor.schedule.Width;
import java.util.List;

/** Writes a method's loop nest as statements. */
final class BodyWriter {

    private static final ClassName ARRAYS = ClassName.get(ColumnArrays.class);

    /** End the names of a strand's two doubles. */
    private static final String FIRST = "First";

    private static final String SECOND = "Second";

    private final Dialect lanes;
    private final Dialect single;
    private final Memory memory;
    private final PlainStrips strands;
    private final CodeBlock.Builder code = CodeBlock.builder();

    /**
     * A writer.
     *
     * @param lanes the vocabulary inside strips
     * @param single the vocabulary outside
     * @param memory where both find elements
     */
    BodyWriter(Dialect lanes, Dialect single, Memory memory) {
        this.lanes = lanes;
        this.single = single;
        this.memory = memory;
        strands = new PlainStrips(PlainDialect.ofFloats(memory));
    }

    CodeBlock write(List<Node> body) {
        nodes(body);
        return code.build();
    }

    private void nodes(List<Node> nodes) {
        nodes.forEach(this::node);
        nodes.stream().filter(Reach.class::isInstance).map(Reach.class::cast).forEach(memory::endReach);
    }

    private void node(Node node) {
        if (node instanceof Note note) {
            code.add("// $L\n", note.text());
        } else if (node instanceof Loop loop) {
            loop(loop);
        } else if (node instanceof Strip strip) {
            strip(strip);
        } else if (node instanceof When when) {
            block(CodeBlock.of("if (" + Prose.breakable(when.condition()) + ")"), when.body());
        } else if (node instanceof Either either && !memory.hasOneIndexLoops()) {
            nodes(either.otherwise());
        } else if (node instanceof Either either) {
            code.beginControlFlow("if (" + Prose.breakable(either.condition()) + ")");
            nodes(either.then());
            code.nextControlFlow("else");
            nodes(either.otherwise());
            code.endControlFlow();
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
        nodes(body);
        code.endControlFlow();
    }

    private void strip(Strip strip) {
        for (Slot slot : strip.slots()) {
            strip.body()
                    .forEach(node -> inSlot(node, slot, slot == strip.slots().get(0)));
        }
    }

    /** What is done for one slot; only the first of them is commented. */
    private void inSlot(Node node, Slot slot, boolean first) {
        if (node instanceof Let let) {
            if (first && !let.note().isEmpty()) {
                code.add("// $L\n", let.note());
            }
            lanes.let(let, slot).forEach(this::statement);
        } else if (node instanceof Zero zero) {
            code.addStatement("$L $L = $L", lanes.type(), zero.sum() + slot.suffix(), lanes.zero());
        } else if (node instanceof Accumulate add) {
            statement(lanes.accumulate(add.sum() + slot.suffix(), add.addend(), add.factor(), slot));
        } else if (node instanceof Total total) {
            lanes.total(total.sum(), slot).forEach(this::statement);
        } else if (node instanceof Add add) {
            lanes.add(add.sum(), add.addend(), slot).forEach(this::statement);
        } else if (node instanceof Store store) {
            statement(lanes.store(store.array(), store.index(), store.value(), slot));
        } else if (node instanceof Return end) {
            code.addStatement("return $L", lanes.expression(end.value(), slot));
        } else if (node instanceof AddTo add) {
            statement(lanes.addTo(List.of(add), slot));
        } else if (node instanceof AddWideTo add) {
            lanes.addWideTo(add.array(), add.index(), add.addend(), slot).forEach(this::statement);
        } else if (node instanceof AddAllTo all) {
            statement(lanes.addTo(all.steps(), slot));
        } else {
            throw new IllegalStateException("no node of a strip: " + node);
        }
    }

    private void plain(Node node) {
        if (node instanceof IntLet let) {
            code.addStatement("int $L = $L", let.name(), let.value());
        } else if (node instanceof Let let) {
            single.let(let, null).forEach(this::statement);
        } else if (node instanceof Total total) {
            single.total(total.sum(), null).forEach(this::statement);
        } else if (node instanceof Add add) {
            single.add(add.sum(), add.addend(), null).forEach(this::statement);
        } else if (node instanceof Store store) {
            statement(single.store(store.array(), store.index(), store.value(), null));
        } else if (node instanceof AddTo add) {
            statement(single.addTo(List.of(add), null));
        } else if (node instanceof Reach reach) {
            memory.reach(reach).forEach(this::statement);
        } else if (node instanceof Copy copy) {
            statement(memory.copy(copy));
        } else if (node instanceof Spread spread) {
            lanes.spread(spread.statistic()).forEach(this::statement);
        } else if (node instanceof Statement statement) {
            code.addStatement(Prose.breakable(statement.text()));
        } else {
            sums(node);
        }
    }

    private void sums(Node node) {
        if (node instanceof FoldEights || node instanceof FoldEightsTo) {
            code.add("// eight doubles into one, by halves\n");
            lanes.strips(node).forEach(this::statement);
        } else if (node instanceof StripStart) {
            code.add("// a strip's sums in float: vectors of its two halves take turns\n");
            lanes.strips(node).forEach(this::statement);
        } else if (node instanceof ColumnFloats floats) {
            code.addStatement(
                    "float[] $L = $T.floats($L, $L)", floats.array(), ARRAYS, floats.number(), floats.columns());
        } else if (node instanceof ColumnSums zeros) {
            code.addStatement("double[] $L = $T.sums($L, $L)", zeros.array(), ARRAYS, zeros.number(), zeros.columns());
        } else if (node instanceof EndPiece end) {
            code.addStatement("$T.endPiece($L, $L, $L)", ARRAYS, end.piece(), end.sums(), end.columns());
        } else if (node instanceof FoldColumns fold) {
            code.addStatement("$T.foldEights($L, $L, $L)", ARRAYS, fold.eights(), fold.sums(), fold.columns());
        } else if (node instanceof StoreWide store) {
            code.addStatement("$L[$L] = $L", store.array(), store.index(), store.sum());
        } else if (node instanceof PairFrom from) {
            code.addStatement("double $L = $L[$L]", from.sum() + FIRST, from.array(), from.at());
            code.addStatement("double $L = $L[$L]", from.sum() + SECOND, from.array(), fourOn(from.at()));
        } else if (node instanceof PairTo to) {
            code.addStatement("$L[$L] = $L", to.array(), to.at(), to.sum() + FIRST);
            code.addStatement("$L[$L] = $L", to.array(), fourOn(to.at()), to.sum() + SECOND);
        } else if (node instanceof Pair pair) {
            code.addStatement("double $L = 0.0", pair.sum() + FIRST);
            code.addStatement("double $L = 0.0", pair.sum() + SECOND);
        } else if (node instanceof TreePair tree) {
            strand(tree);
        } else if (node instanceof TermTo term) {
            String operator = term.part() == TermTo.Part.SECOND_HALF ? "+=" : "=";
            code.addStatement("$L[$L] $L $L", term.terms(), term.at(), operator, strands.eighth(term));
        } else if (node instanceof AddTerms add) {
            code.addStatement("$T.addTerms($L, $L, $L, $L)", ARRAYS, add.terms(), add.count(), add.sums(), add.at());
        } else if (node instanceof FoldStrand fold) {
            foldStrand(fold.sums());
        } else if (node instanceof FoldStrands fold) {
            code.addStatement("double $1L = $1LEven + $1LOdd", fold.sum());
        } else {
            lanes.strips(node).forEach(this::statement);
        }
    }

    private static Index fourOn(Index at) {
        return at.plus(Width.EIGHT / 2);
    }

    private void strand(TreePair tree) {
        List<CodeBlock> sums = strands.strand(tree);
        code.addStatement("$L += $L", tree.sum() + FIRST, sums.get(0));
        if (sums.size() > 1) {
            code.addStatement("$L += $L", tree.sum() + SECOND, sums.get(1));
        }
    }

    private void foldStrand(List<String> sums) {
        code.beginControlFlow("if ((strand & 1) == 0)");
        sums.forEach(sum -> code.addStatement("$1LEven += $1L$2L + $1L$3L", sum, FIRST, SECOND));
        code.nextControlFlow("else");
        sums.forEach(sum -> code.addStatement("$1LOdd += $1L$2L + $1L$3L", sum, FIRST, SECOND));
        code.endControlFlow();
    }

    private void statement(CodeBlock statement) {
        code.addStatement("$L", statement);
    }
}
