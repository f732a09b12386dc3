package io.normforge.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node.Copy;
import io.normforge.processor.ir.Node.Reach;
import java.util.List;

/** How kernels say the reading and the writing of elements. */
interface Memory {

    /** All in arrays. */
    Memory ARRAYS = new Memory() {
        @Override
        public String element(String array, Index place) {
            return array + "[" + place + "]";
        }

        @Override
        public CodeBlock store(String array, Index place, String value) {
            return CodeBlock.of("$L[$L] = $L", array, place, value);
        }

        @Override
        public CodeBlock vector(String array, Index place, String mask) {
            return CodeBlock.of("$T.fromArray(S, $L, $L$L)", VectorExpression.FLOAT_VECTOR, array, place, mask);
        }

        @Override
        public CodeBlock store(String array, Index place, CodeBlock vector, String mask) {
            return CodeBlock.of("$L.intoArray($L, $L$L)", vector, array, place, mask);
        }

        @Override
        public CodeBlock copy(Copy copy) {
            return CodeBlock.of(Prose.breakable(copy.text()));
        }

        @Override
        public List<CodeBlock> reach(Reach reach) {
            return List.of();
        }

        @Override
        public void endReach(Reach reach) {
            // there was nothing to begin
        }

        @Override
        public boolean hasOneIndexLoops() {
            return true;
        }
    };

    /** An element, as an expression. */
    String element(String array, Index place);

    /** Writes an element. */
    CodeBlock store(String array, Index place, String value);

    /**
     * A vector of elements.
     *
     * @param mask a further argument that says which are read; empty for all
     */
    CodeBlock vector(String array, Index place, String mask);

    /** Writes a vector of elements. */
    CodeBlock store(String array, Index place, CodeBlock vector, String mask);

    /** Copies elements from one place to another. */
    CodeBlock copy(Copy copy);

    /** What is declared where only so much of each array is touched, until {@link #endReach}. */
    List<CodeBlock> reach(Reach reach);

    /** Nothing more is read or written there. */
    void endReach(Reach reach);

    /** Whether the JIT has a better loop where all arrays start at one place. */
    boolean hasOneIndexLoops();
}
