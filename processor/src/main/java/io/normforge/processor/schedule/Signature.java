package io.normforge.processor.schedule;

import io.normforge.processor.ir.Method.Kind;
import io.normforge.processor.ir.Method.Parameter;
import io.normforge.processor.plan.Entry;
import io.normforge.processor.plan.Names;
import io.normforge.processor.plan.Nest;
import io.normforge.processor.plan.NestAxis;
import io.normforge.processor.plan.Recipe;
import io.normforge.processor.plan.Recipe.Statistics;
import io.normforge.processor.spec.NormSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of a kernel's methods, and the text of calls to them. */
record Signature(NormSpec spec, Nest nest, Width width) {

    /** Which of several rows. */
    static final String ROW = "row";

    /** What the layer calls: arrays with offsets, parameters, sizes, and where statistics and gradients are. */
    List<Parameter> entry(Entry entry) {
        List<Parameter> parameters = arrays(entry, spec.takesScale());
        Optional<NestAxis> split = Split.axis(spec, nest, entry);
        Split.sizes(nest, split).forEach(size -> parameters.add(new Parameter(Kind.INT, size)));
        addEpsilon(parameters);
        if (split.isPresent()) {
            parameters.add(new Parameter(Kind.INT, Split.FROM));
            parameters.add(new Parameter(Kind.INT, Split.TO));
        }
        addKept(parameters, entry);
        return parameters;
    }

    /** What handles a round, where there are rounds; else what the layer calls. */
    List<Parameter> round(Entry entry) {
        if (nest.rounds() == null) {
            return entry(entry);
        }
        List<Parameter> parameters = arrays(entry, true);
        nest.dynamicSizes().forEach(size -> parameters.add(new Parameter(Kind.INT, size)));
        addEpsilon(parameters);
        parameters.add(new Parameter(Kind.INT, Names.FIRST_STATISTIC));
        addKept(parameters, entry);
        return parameters;
    }

    private List<Parameter> arrays(Entry entry, boolean withStarts) {
        List<Parameter> parameters = new ArrayList<>();
        entry.streams().forEach(stream -> {
            parameters.add(new Parameter(Kind.FLOATS, stream));
            parameters.add(new Parameter(Kind.INT, stream + Addressing.CALL_START));
        });
        if (entry.usesParameters()) {
            addParameterArrays(parameters, entry.isBackward(), withStarts);
            if (spec.gatesResidual()) {
                addParameter(parameters, Names.RESIDUAL_GATE, withStarts);
            }
        }
        return parameters;
    }

    private static void addKept(List<Parameter> parameters, Entry entry) {
        parameters.add(new Parameter(Kind.STATISTICS, Names.SAVED));
        if (entry.addsToGradients()) {
            parameters.add(new Parameter(Kind.GRADIENTS, Names.GRADIENTS));
        }
    }

    /** What handles one statistic, or the columns of one tile. */
    List<Parameter> statistic(Recipe recipe) {
        List<Parameter> parameters = new ArrayList<>();
        recipe.streams().forEach(stream -> {
            parameters.add(new Parameter(Kind.FLOATS, stream));
            parameters.add(new Parameter(Kind.INT, stream + "At"));
        });
        boolean adds = recipe.statistics() == Statistics.READ;
        if (recipe.statistics() != Statistics.UNUSED && recipe.statistics() != Statistics.FOUND) {
            addParameterArrays(parameters, recipe.isBackward(), nest.startsParameters());
            if (spec.hasGamma() && adds) {
                parameters.add(new Parameter(Kind.FLOATS, Names.GAMMA_BLOCK));
            }
            if (spec.hasBeta() && adds) {
                parameters.add(new Parameter(Kind.FLOATS, Names.BETA_BLOCK));
            }
            if (spec.hasGamma() && adds && nest.addsInRounds()) {
                parameters.add(new Parameter(Kind.GRADIENTS, Names.GRADIENTS));
            }
            if (spec.hasGamma() && nest.hasAffineStart()) {
                parameters.add(new Parameter(Kind.INT, "affineAt"));
            }
        }
        addResidualGate(parameters, recipe);
        nest.dynamicSizesWithin().forEach(size -> parameters.add(new Parameter(Kind.INT, size)));
        if (RowRest.isNeeded(width, nest, recipe)) {
            parameters.add(new Parameter(Kind.FLOATS, RowRest.TERMS));
        }
        addEpsilon(parameters);
        if (recipe.statistics() == Statistics.PASSED) {
            recipe.numbers().forEach(number -> parameters.add(new Parameter(Kind.FLOAT, number)));
        } else if (recipe.statistics() != Statistics.UNUSED) {
            parameters.add(new Parameter(Kind.STATISTICS, Names.SAVED));
            parameters.add(new Parameter(Kind.INT, Names.STATISTIC));
        }
        return parameters;
    }

    /** What stands around the normalization takes the gate, and no other parameter. */
    private void addResidualGate(List<Parameter> parameters, Recipe recipe) {
        boolean around =
                recipe.statistics() == Statistics.UNUSED && recipe.streams().contains(Names.RESIDUAL);
        if (!spec.gatesResidual() || !around) {
            return;
        }
        addParameter(parameters, Names.RESIDUAL_GATE, nest.startsParameters());
        if (recipe.streams().contains(Names.DX)) {
            parameters.add(new Parameter(Kind.FLOATS, Names.GATE_BLOCK));
        }
        if (nest.hasAffineStart()) {
            parameters.add(new Parameter(Kind.INT, "affineAt"));
        }
    }

    private void addEpsilon(List<Parameter> parameters) {
        if (spec.hasConfiguredEpsilon()) {
            parameters.add(new Parameter(Kind.FLOAT, Names.CONFIGURED_EPSILON));
        }
    }

    private void addParameterArrays(List<Parameter> parameters, boolean backward, boolean withStarts) {
        if (spec.hasGamma()) {
            addParameter(parameters, Names.GAMMA, withStarts);
        }
        if (spec.hasBeta() && (!backward || spec.recomputesResult())) {
            addParameter(parameters, Names.BETA, withStarts);
        }
    }

    /** γ or β, and where it starts if that is not the start of the array. */
    static void addParameter(List<Parameter> parameters, String array, boolean withStart) {
        parameters.add(new Parameter(Kind.FLOATS, array));
        if (withStart) {
            parameters.add(new Parameter(Kind.INT, array + Addressing.CALL_START));
        }
    }

    /** A call that hands a statistic over to double arithmetic. */
    String rescue(Recipe recipe, Recipe.Goal goal) {
        Signature plain = new Signature(spec, nest, Width.PLAIN);
        return call(recipe.name() + goal.suffix(), plain.statistic(recipe.toward(goal)));
    }

    /** A call that hands the caller's own arguments on. */
    static String call(String method, List<Parameter> parameters) {
        return method + "(" + String.join(", ", names(parameters)) + ")";
    }

    /** A call that hands the caller's own arguments on, so many columns further along. */
    String call(String method, List<Parameter> parameters, String columnsOn) {
        List<String> arguments = names(parameters).stream()
                .map(name -> moves(name) ? name + " + " + columnsOn : name)
                .toList();
        return method + "(" + String.join(", ", arguments) + ")";
    }

    /** A call that hands the caller's own arguments on, moved so many rows down. */
    String callRow(String method, List<Parameter> parameters, int row) {
        List<String> arguments =
                names(parameters).stream().map(name -> inRow(name, row)).toList();
        return method + "(" + String.join(", ", arguments) + ")";
    }

    private String inRow(String name, int row) {
        if (name.equals(ROW)) {
            return String.valueOf(row);
        }
        if (row == 0) {
            return name;
        }
        if (name.equals(Names.STATISTIC)) {
            return name + " + " + row;
        }
        boolean element = name.endsWith("At") && !name.equals("affineAt");
        return element
                ? name + " + " + (row == 1 ? "" : row + " * ")
                        + nest.innermost().size()
                : name;
    }

    private boolean moves(String name) {
        if (name.equals("affineAt")) {
            return nest.innermost().axis().affine();
        }
        return name.endsWith("At") || name.equals(Names.STATISTIC);
    }

    private static List<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).toList();
    }
}
