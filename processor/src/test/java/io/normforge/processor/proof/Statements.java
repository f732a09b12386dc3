package io.normforge.processor.proof;

import io.normforge.processor.ir.Method;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.ir.Node;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What kernels have as Java text: calls, returns and conditions. */
final class Statements {

    private static final class Returned extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final boolean result;

        private Returned(boolean result) {
            super(null, null, false, false);
            this.result = result;
        }
    }

    private static final Pattern CALL = Pattern.compile("([\\w.]+)\\((.*)\\)");
    private static final Pattern ALIAS = Pattern.compile("\\w+\\[\\] (\\w+) = (.*)");
    private static final Pattern TEST = Pattern.compile("(?:boolean )?(\\w+) (=|\\|=) (.*)");

    private static final Pattern STEP = Pattern.compile("(\\w+) \\+= (\\d+)");

    private final State state;
    private final Consumer<List<Node>> body;

    /**
     * Statements of a run.
     *
     * @param body runs the body of a method
     */
    Statements(State state, Consumer<List<Node>> body) {
        this.state = state;
        this.body = body;
    }

    /** Runs a method, and says what it returns. */
    boolean run(Method method) {
        if (method.isFunction()) {
            throw new UnsupportedOperationException("method " + method.name());
        }
        try {
            body.accept(method.body());
            return false;
        } catch (Returned end) {
            return end.result;
        }
    }

    /** Statistics are kept, and none is computed in double. */
    boolean holds(String condition) {
        if (condition.endsWith(" != null") || condition.startsWith("!Float.isNaN(")) {
            return true;
        }
        Matcher call = CALL.matcher(condition);
        return call.matches() && called(call) != null ? call(call) : state.ints(condition) != 0;
    }

    void execute(String text) {
        Matcher alias = ALIAS.matcher(text);
        Matcher test = TEST.matcher(text);
        Matcher step = STEP.matcher(text);
        Matcher call = CALL.matcher(text);
        if (text.startsWith("return")) {
            throw new Returned(text.equals("return true"));
        } else if (text.equals("gradients.foldBlock()")) {
            state.memory().foldBlocks("");
        } else if (call.matches() && call.group(1).equals("gradients.endRound")) {
            state.memory().foldBlocks(", round at " + state.ints(call.group(2)));
        } else if (text.startsWith("System.arraycopy(") && call.matches()) {
            copy(call.group(2).split(", "));
        } else if (alias.matches()) {
            state.frame().arrays().put(alias.group(1), state.frame().array(alias.group(2)));
        } else if (step.matches()) {
            state.frame().ints().merge(step.group(1), Integer.parseInt(step.group(2)), Integer::sum);
        } else if (test.matches()) {
            Map<String, Integer> ints = state.frame().ints();
            int before = test.group(2).equals("=") ? 0 : ints.get(test.group(1));
            ints.put(test.group(1), before | (holds(test.group(3)) ? 1 : 0));
        } else if (call.matches() && called(call) != null) {
            call(call);
        } else {
            throw new UnsupportedOperationException("statement " + text);
        }
    }

    private void copy(String[] arguments) {
        String from = state.frame().array(arguments[0]);
        String to = state.frame().array(arguments[2]);
        for (int i = 0; i < state.ints(arguments[4]); i++) {
            int element = state.memory().load(from, state.ints(arguments[1]) + i);
            state.memory().store(to, state.ints(arguments[3]) + i, element);
        }
    }

    /** The method that takes the arguments of a call; null where there is none. */
    private Method called(Matcher call) {
        String[] arguments = call.group(2).split(", ");
        return state.frame().code().called(call.group(1)).stream()
                .filter(method -> method.parameters().size() == arguments.length)
                .filter(method -> IntStream.range(0, arguments.length)
                        .allMatch(i -> takes(method.parameters().get(i), arguments[i])))
                .findFirst()
                .orElse(null);
    }

    private boolean takes(Parameter parameter, String argument) {
        boolean isArray = parameter.type() == Method.Kind.FLOATS || parameter.type() == Method.Kind.DOUBLES;
        boolean isOfDoubles = state.memory().isOfDoubles(state.frame().array(argument));
        return !isArray || isOfDoubles == (parameter.type() == Method.Kind.DOUBLES);
    }

    private boolean call(Matcher call) {
        Frame caller = state.frame();
        Method method = called(call);
        Frame callee = new Frame(caller.code().owner(call.group(1)), method.arithmetic());
        callee.ints().putAll(state.sizes());
        String[] arguments = call.group(2).split(", ");
        for (int i = 0; i < arguments.length; i++) {
            pass(method.parameters().get(i), arguments[i], callee);
        }
        state.enter(callee);
        boolean result = run(method);
        state.enter(caller);
        return result;
    }

    private void pass(Parameter parameter, String argument, Frame callee) {
        switch (parameter.type()) {
            case INT -> callee.ints().put(parameter.name(), state.ints(argument));
            case FLOAT ->
                callee.locals().put(parameter.name(), new int[] {state.frame().local(argument, 0)});
            default -> callee.arrays().put(parameter.name(), state.frame().array(argument));
        }
    }
}
