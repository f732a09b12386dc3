package io.normforge.mpi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told comes across. */
class NoticeTest {

    @ParameterizedTest
    @EnumSource
    void everyKindIsReadAsItWasWritten(Notice.Kind kind) {
        Notice notice = new Notice(kind, 3, 1L << 40, "rank 3 of 4 has failed: kein Speicher für γ und β");
        assertThat(Notice.read(notice.write())).isEqualTo(notice);
    }

    @Test
    void aLongReasonIsCutToTheMessage() {
        Notice read = Notice.read(new Notice(Notice.Kind.BROKEN, 0, 1, "x".repeat(5_000)).write());
        assertThat(read.text()).matches("x{900,1024}");
    }
}
