package org.example.speech;

import io.normforge.Mode;
import io.normforge.NormType;
import io.normforge.Normalize;
import io.normforge.Shape;

@Normalize(name = "Norm", type = NormType.RMS, shapes = @Shape({Shape.DYNAMIC, 24}))
public final class Speech {
    public final SpeechNorm norm = new SpeechNorm(Mode.EVAL);
}
