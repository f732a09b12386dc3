package io.normforge.jgroups;

import org.jgroups.View;
import org.jgroups.util.UUID;

/** A group's id: the first view with all members, whose number and creator's random address no other view has. */
final class GroupId {

    private GroupId() {}

    static long of(View view) {
        long creator = view.getCreator() instanceof UUID uuid
                ? 31 * uuid.getMostSignificantBits() + uuid.getLeastSignificantBits()
                : view.getCreator().hashCode();
        return 31 * creator + view.getViewId().getId();
    }
}
