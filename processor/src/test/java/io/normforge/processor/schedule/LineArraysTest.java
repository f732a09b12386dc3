package io.normforge.processor.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.processor.ir.Expr;
import io.normforge.processor.ir.Index;
import io.normforge.processor.ir.Node;
import io.normforge.processor.ir.Node.Loop;
import io.normforge.processor.ir.Node.Store;
import io.normforge.processor.ir.Node.Strip;
import io.normforge.processor.ir.Op;
import io.normforge.processor.ir.Slot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineArraysTest {

    private static final Index I = Index.of("i");

    @Test
    void whatALoopWritesLiesOverWhatItReadsForTheLastTime() {
        assertThat(over(copy("x"), loop(store("yLine", "xLine"))))
                .isEqualTo(Map.of("xLine", "xLine", "yLine", "xLine"));
    }

    @Test
    void whatIsReadLaterIsNotWrittenOver() {
        assertThat(over(copy("x"), loop(store("yLine", "xLine")), loop(store("zLine", "xLine"))))
                .isEqualTo(Map.of("xLine", "xLine", "yLine", "yLine", "zLine", "xLine"));
    }

    @Test
    void whatALoopReadsAfterItHasWrittenIsNotWrittenOver() {
        assertThat(over(copy("x"), loop(store("yLine", "xLine"), store("zLine", "xLine"))))
                .isEqualTo(Map.of("xLine", "xLine", "yLine", "yLine", "zLine", "xLine"));
    }

    @Test
    void twoResultsOfALoopDoNotLieOverOneCopy() {
        assertThat(over(copy("x"), loop(load("xLine"), store("yLine", "dyLine"), store("zLine", "dyLine"))))
                .isEqualTo(Map.of("xLine", "xLine", "yLine", "xLine", "zLine", "zLine"));
    }

    @Test
    void aCopyOfMemoryLiesOverNothing() {
        assertThat(over(copy("x"), loop(store("yLine", "xLine")), copy("dy")))
                .isEqualTo(Map.of("xLine", "xLine", "yLine", "xLine", "dyLine", "dyLine"));
    }

    private static Map<String, String> over(Node... steps) {
        return new LineArrays(List.of(steps)).lyingOver(Set.of("xLine", "dyLine", "yLine", "zLine"));
    }

    private static Node copy(String stream) {
        return Lines.copy(stream, stream + "At", Lines.of(stream), "0", "64");
    }

    private static Node loop(Node... body) {
        return new Loop("i", "0", "64", 1, List.of(new Strip(List.of(Slot.whole("", 0)), List.of(body))));
    }

    private static Node load(String line) {
        return new Node.Let("value", Expr.load(line).at(Op.LOAD, I));
    }

    private static Node store(String to, String from) {
        return new Store(to, I, Expr.load(from).at(Op.LOAD, I));
    }
}
