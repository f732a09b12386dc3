package io.normforge.processor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.normforge.NormType;
import io.normforge.processor.testing.LayerSpec;
import io.normforge.processor.testing.OnceInCi;
import io.normforge.processor.testing.ReferenceNorm;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The cells that light up with a cell, in a browser, are those that the oracle pools with it. */
@OnceInCi
class PooledCellsTest {

    private static final int CELLS = 200;
    private static final int GROUPS = 2;

    /** Channels first, then the same channels last. All but the last pair are drawn in full. */
    private static final List<LayerSpec> DECLARED = List.of(
            LayerSpec.group(GROUPS, 6, 8),
            LayerSpec.group(GROUPS, 6, 8).withChannelAxis(-1),
            LayerSpec.group(GROUPS, 3, 6, 4),
            LayerSpec.group(GROUPS, 3, 4, 6).withChannelAxis(-1),
            LayerSpec.group(GROUPS, 3, 6, 2, 3),
            LayerSpec.group(GROUPS, 3, 2, 3, 6).withChannelAxis(-1),
            LayerSpec.group(GROUPS, 2, 4, 2, 3, 2),
            LayerSpec.group(GROUPS, 2, 2, 3, 2, 4).withChannelAxis(-1),
            LayerSpec.group(GROUPS, 9, 20, 9, 7),
            LayerSpec.group(GROUPS, 9, 9, 7, 20).withChannelAxis(-1));

    /** Clicks cells one by one, by their places among all of them, and says which are lit then. */
    private static final String CLICK = """
            const section = document.querySelectorAll('.norm')[arguments[0]];
            section.querySelector(`input[value=${arguments[1]}]`).click();
            const cells = [...section.querySelectorAll('.panels .cell')];
            const places = new Map(cells.map((cell, i) => [cell, i]));
            return arguments[2].map(place => {
              cells[place % cells.length].click();
              return [...section.querySelectorAll('.panels .pooled[aria-selected=true]')].map(cell => places.get(cell)).join();
            });
            """;

    private static final String ELEMENTS = "return [...document.querySelectorAll('.norm')[arguments[0]]"
            + ".querySelectorAll('.panels .cell')].map(cell => cell.dataset.element)";

    private static final String STATUS =
            "return document.querySelectorAll('.norm')[arguments[0]].querySelector('.status').textContent";

    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.shared();
        browser.show(Pages.ofSpecs(DECLARED));
    }

    @Test
    void everyTypeRankAndLayoutLightsWhatTheOraclePools() {
        Random random = new Random(20);
        for (int norm = 0; norm < DECLARED.size(); norm++) {
            for (NormType type : NormType.values()) {
                LayerSpec spec = as(type, DECLARED.get(norm));
                if (type == NormType.INSTANCE && spec.rank() == 2) {
                    assertThat(lights(norm, type, List.of(0))).containsExactly("");
                    assertThat(browser.text(STATUS, norm)).contains("there is no space to pool over");
                } else {
                    check(norm, spec, random.ints(CELLS, 0, 10_000).boxed().toList());
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> lights(int norm, NormType type, List<Integer> places) {
        return (List<String>) browser.run(CLICK, norm, type.name(), places);
    }

    @SuppressWarnings("unchecked")
    private static void check(int norm, LayerSpec spec, List<Integer> places) {
        int[] shape = spec.shapes().get(0).stream().mapToInt(Integer::intValue).toArray();
        ReferenceNorm oracle = new ReferenceNorm(spec, shape);
        List<String> drawn = (List<String>) browser.run(ELEMENTS, norm);
        int[] statistics = drawn.stream()
                .mapToInt(element -> oracle.statisticOf(linear(element, shape)))
                .toArray();
        if (norm < DECLARED.size() - 2) {
            assertThat(new HashSet<>(drawn)).hasSize(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        }
        List<String> lit = lights(norm, spec.type(), places);
        for (int i = 0; i < places.size(); i++) {
            int focus = places.get(i) % drawn.size();
            String pooled = IntStream.range(0, drawn.size())
                    .filter(cell -> statistics[cell] == statistics[focus])
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(","));
            assertThat(lit.get(i)).as("%s at %s", spec, drawn.get(focus)).isEqualTo(pooled);
        }
        int pooled = Arrays.stream(shape).reduce(1, Math::multiplyExact) / oracle.statistics();
        assertThat(browser.text(STATUS, norm))
                .contains(
                        "pooled with %,d other element".formatted(pooled - 1),
                        "; %,d statistic".formatted(oracle.statistics()));
    }

    /** LAYER, RMS and UNIT pool a sample's maps whole. */
    private static LayerSpec as(NormType type, LayerSpec declared) {
        List<Integer> shape = declared.shapes().get(0);
        boolean maps = declared.channelAxis() < declared.rank() - 1;
        LayerSpec spec =
                LayerSpec.of(type, shape.stream().mapToInt(Integer::intValue).toArray());
        return switch (type) {
            case GROUP -> declared;
            case LAYER, RMS, UNIT ->
                maps ? spec.withAxes(IntStream.range(1, shape.size()).toArray()) : spec;
            default -> spec.withChannelAxis(declared.channelAxis());
        };
    }

    private static int linear(String element, int[] shape) {
        String[] indices = element.split(",");
        int linear = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            linear = linear * shape[axis] + Integer.parseInt(indices[axis]);
        }
        return linear;
    }
}
