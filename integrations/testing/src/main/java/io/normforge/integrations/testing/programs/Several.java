package io.normforge.integrations.testing.programs;

import io.normforge.integrations.testing.RankProgram;
import io.normforge.integrations.testing.Stage;

/** Programs one after the other, whose classes are its arguments: starting processes costs more than most of them. */
public final class Several implements RankProgram {

    @Override
    public void run(Stage stage) throws Exception {
        for (String program : stage.arguments()) {
            stage.mark(program);
            try {
                Class.forName(program)
                        .asSubclass(RankProgram.class)
                        .getDeclaredConstructor()
                        .newInstance()
                        .run(stage);
            } catch (Throwable e) {
                throw new AssertionError(program + " fails on rank " + stage.rank() + " of " + stage.size(), e);
            }
        }
    }
}
