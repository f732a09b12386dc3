package io.normforge.jgroups.internal;

import java.util.List;
import org.jgroups.Address;
import org.jgroups.annotations.Property;
import org.jgroups.conf.AttributeType;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCPPING;
import org.jgroups.util.Responses;

/**
 * TCPPING that looks longer for a group than one waits for its answer. GMS has one time for both: a member that looks for ten
 * seconds waits as long for a coordinator that is about to leave, and will never answer.
 */
public final class PatientPing extends TCPPING {

    @Property(description = "How long to look for a group before founding one", type = AttributeType.TIME)
    private long patience;

    /** Made by JGroups; to its headers it is TCPPING. */
    public PatientPing() {
        setId(ClassConfigurator.getProtocolId(TCPPING.class));
    }

    @Override
    public Responses findMembers(List<Address> members, boolean initial, boolean async, long timeout) {
        long time = initial ? Math.max(patience, timeout) : timeout;
        Responses responses = super.findMembers(members, initial, async, time);
        if (initial && time > timeout) {
            responses.waitFor(time);
            responses.done();
        }
        return responses;
    }
}
