package bad;

import io.normforge.Normalize;

/* ERROR: compiler.err.annotation.missing.default.value
^ */
@Normalize.Several
class CompilerEmptyContainer {}
