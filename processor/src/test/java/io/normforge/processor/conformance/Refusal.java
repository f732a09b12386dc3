package io.normforge.processor.conformance;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The kinds of torch's refusals, told by its messages, and what each has to be here. */
enum Refusal {
    SINGLE_ELEMENTS("Expected more than 1 (value|spatial element)", RefusedLayers::refuseSingleElements),
    GROUPS("divisible by num_groups", refused -> RefusedLayers.refuseAnnotation(refused.spec(), "groups")),
    NO_CHANNEL_AXIS("Dimension out of range", refused -> RefusedLayers.refuseAnnotation(refused.spec(), "axis")),
    ROW_SHAPE("^(Given|Expected) normalized_shape", RefusedLayers::refuseRowShape),
    RANK("^expected .*input \\(got", RefusedLayers::refuseRank),
    PARAMETER_SIZE("(weight|bias) (should contain|to be)", RefusedLayers::refuseParameters),
    RUNNING_STATISTICS_SIZE("running_(mean|var) should contain", RefusedLayers::refuseRunningStatistics),
    NO_RUNNING_STATISTICS("(must|to) be defined", RefusedLayers::refuseToGoByNoStatistics);

    private final Pattern message;
    private final Consumer<RefusedCall> check;

    Refusal(String message, Consumer<RefusedCall> check) {
        this.message = Pattern.compile(message);
        this.check = check;
    }

    /** The one kind of a case; an unknown one fails by the case's name. */
    static Refusal of(RefusedCall refused) {
        List<Refusal> kinds = Arrays.stream(values())
                .filter(kind -> kind.message.matcher(refused.message()).find())
                .toList();
        if (kinds.size() != 1) {
            throw new AssertionError("not one kind of refusal but " + kinds + " for " + refused
                    + ", which torch refuses by \"" + refused.message() + "\"");
        }
        return kinds.get(0);
    }

    void assertRefused(RefusedCall refused) {
        check.accept(refused);
    }
}
