package io.normforge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who does which part of a call. */
class PartClaimsTest {

    private final PartClaims claims = new PartClaims(3);

    @Test
    void aParticipantDoesItsOwnRangeFirstAndThenTheOthers() {
        claims.open(7);
        assertThat(all(1)).containsExactly(2, 3, 4, 5, 6, 0, 1);
    }

    @Test
    void rangesAreTheSameInEveryRoundOfSoManyParts() {
        for (int round = 0; round < 3; round++) {
            claims.open(6);
            assertThat(List.of(claims.claim(2), claims.claim(0), claims.claim(1), claims.claim(2)))
                    .containsExactly(4, 0, 2, 5);
            claims.claimAll();
        }
    }

    @Test
    void theFirstParticipantsHaveAPartEachWhereThereAreFewerPartsThanParticipants() {
        claims.open(2);
        assertThat(List.of(claims.claim(1), claims.claim(0))).containsExactly(1, 0);
        assertThat(claims.claim(2)).isEqualTo(-1);
    }

    @Test
    void whatIsGivenUpIsCountedAndCannotBeClaimed() {
        claims.open(7);
        claims.claim(0);
        claims.claim(2);
        assertThat(claims.any()).isTrue();
        assertThat(claims.claimAll()).isEqualTo(5);
        assertThat(claims.any()).isFalse();
        assertThat(claims.claim(0)).isEqualTo(-1);
        claims.open(1);
        assertThat(all(2)).containsExactly(0);
    }

    private List<Integer> all(int participant) {
        List<Integer> parts = new ArrayList<>();
        for (int part = claims.claim(participant); part >= 0; part = claims.claim(participant)) {
            parts.add(part);
        }
        return parts;
    }
}
