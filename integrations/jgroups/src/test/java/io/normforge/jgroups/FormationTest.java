package io.normforge.jgroups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jgroups.Address;
import org.jgroups.View;
import org.jgroups.util.UUID;
import org.junit.jupiter.api.Test;

/** From greetings to ranks. */
class FormationTest {

    private final Address own = new UUID(1, 1);
    private final Address other = new UUID(2, 2);
    private final View both = View.create(other, 5, other, own);
    private final Formation formation =
            new Formation(JGroupsSettings.group("digits", 2), member -> member.equals(own) ? "here" : "there");

    @Test
    void nobodyIsGreetedBeforeAllAreThere() {
        formation.changed(View.create(own, 1, own));
        assertThat(formation.greeting(own)).isNull();
        assertThat(formation.isComplete()).isFalse();
    }

    /** The first greeting may be lost, so it is said until all have been heard. */
    @Test
    void aGreetingIsRepeatedUntilTheOthersAreHeard() {
        formation.changed(both);
        assertThat(formation.greeting(own)).isEqualTo(formation.greeting(own)).isNotNull();
        assertThat(formation.isComplete()).isFalse();
        formation.accept(other, Frame.hello(GroupId.of(both), -1, 2));
        assertThat(formation.isComplete()).isTrue();
        Roster roster = formation.roster(own);
        assertThat(roster.own()).isEqualTo(1);
        assertThat(roster.places()).isEqualTo(List.of("there", "here"));
    }

    @Test
    void aGreetingOfAnotherViewDoesNotCount() {
        formation.changed(both);
        formation.greeting(own);
        formation.accept(other, Frame.hello(GroupId.of(View.create(other, 4, other, own)), -1, 2));
        assertThat(formation.isComplete()).isFalse();
    }

    @Test
    void oneMemberTooManyIsTheEnd() {
        formation.changed(View.create(other, 6, other, own, new UUID(3, 3)));
        assertThat(formation.failure())
                .isEqualTo("group digits has 2 ranks, but 3 members came: there, here, there;"
                        + " give every job a group name of its own");
    }

    @Test
    void whatComesEarlyIsKeptOnce() {
        formation.accept(other, Frame.of(FrameKind.LAST, 9, 1, 0));
        assertThat(formation.takeEarly()).hasSize(1);
        assertThat(formation.takeEarly()).isEmpty();
    }
}
