/** A communicator whose ranks are processes on any machines, joined by JGroups. */
// JGroups has no module descriptor, but fixes its module's name in the manifest.
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module io.normforge.jgroups {
    requires transitive io.normforge;
    requires org.jgroups;

    exports io.normforge.jgroups;
    exports io.normforge.jgroups.internal to
            org.jgroups;
}
