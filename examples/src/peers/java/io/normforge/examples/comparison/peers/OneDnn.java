package io.normforge.examples.comparison.peers;

import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import io.normforge.examples.comparison.Case;
import io.normforge.examples.comparison.Contender;
import io.normforge.examples.comparison.Inputs;
import io.normforge.examples.comparison.Layout;
import io.normforge.examples.comparison.Peer;
import org.bytedeco.dnnl.dnnl_version_t;

/** oneDNN, its primitives, memory and arguments made beforehand, without the search for a primitive at each call. */
public final class OneDnn implements Peer {

    /** For {@link java.util.ServiceLoader}. */
    public OneDnn() {}

    @Override
    public String name() {
        return "oneDNN";
    }

    @Override
    public String version() {
        dnnl_version_t version = dnnl_version();
        return version.major() + "." + version.minor() + "." + version.patch() + ", isa 0x"
                + Integer.toHexString(dnnl_get_effective_cpu_isa());
    }

    @Override
    public Contender enter(Case c, Inputs inputs, int threads) {
        DnnNorm norm = c.layout() == Layout.ROWS ? new DnnRows(c, inputs) : new DnnMaps(c, inputs);
        return new Contender(norm.call(), norm::results);
    }
}
