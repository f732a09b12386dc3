package io.normforge.examples.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RaceTest {

    @Test
    void everyContenderIsTimed() {
        AtomicInteger calls = new AtomicInteger();
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("one", new Contender(calls::incrementAndGet, List::of, 64));
        contenders.put("other", new Contender(() -> new int[100].clone(), List::of));

        Map<String, Timing> timings = new Race(Effort.QUICK, 2).run(contenders, 1_000_000);

        assertThat(timings).containsOnlyKeys("one", "other");
        assertThat(timings.values()).allSatisfy(timing -> {
            assertThat(timing.least()).isPositive();
            assertThat(timing.lowerQuartile()).isBetween(timing.least(), timing.median());
            assertThat(timing.upperQuartile()).isGreaterThanOrEqualTo(timing.median());
        });
        assertThat(calls.get()).isGreaterThan(timings.get("one").calls());
    }

    @Test
    void whatKeepsAllocatingIsNotKnownToBeWarm() {
        Object[] kept = new Object[1];
        Contender contender = new Contender(() -> kept[0] = new byte[1000], List::of, 64);

        assertThat(WarmUp.of(contender, 1_000_000, Effort.QUICK).warm()).isFalse();
    }

    @Test
    void aCaseRunsWithWhoIsThere() {
        CaseRun run = new Contest(Cases.byName("rms.forward.1x768"), 1).run(1, Effort.QUICK);

        assertThat(run.timings()).containsKeys("PLAIN", "copy", "naive");
        assertThat(run.differences().get("naive")).isLessThan(Agreement.BOUND);
        assertThat(run.absent()).doesNotContainKeys(run.timings().keySet().toArray(String[]::new));
    }

    @Test
    void aNameIsForOneMark() {
        assertThat(Names.ALL.stream().filter(name -> !name.equals(Names.COPY)).map(Mark::of))
                .doesNotHaveDuplicates();
    }
}
