package io.normforge.processor.declaration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import io.normforge.Normalize;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/**
 * Finds a value of a repeated annotation in javac's syntax tree. For those javac's messager falls back to the line of
 * the class: it looks for the container around them, which nobody wrote.
 */
final class RepeatedAnnotationTree {

    private RepeatedAnnotationTree() {}

    /** Reports a message at the value; false where there is no such tree, as under other compilers. */
    static boolean print(
            ProcessingEnvironment environment, Diagnostic.Kind kind, String message, Element element, ValuePath path) {
        try {
            Trees trees = Trees.instance(environment);
            TreePath place = trees.getPath(element);
            Optional<Tree> value = find(place, path);
            value.ifPresent(tree -> trees.printMessage(kind, message, tree, place.getCompilationUnit()));
            return value.isPresent();
        } catch (IllegalArgumentException | LinkageError e) {
            return false;
        }
    }

    private static Optional<Tree> find(TreePath place, ValuePath path) {
        if (place == null || !(place.getLeaf() instanceof ClassTree model)) {
            return Optional.empty();
        }
        return model.getModifiers().getAnnotations().stream()
                .filter(RepeatedAnnotationTree::isNormalize)
                .skip(path.ordinal())
                .findFirst()
                .map(annotation -> value(annotation, path));
    }

    private static boolean isNormalize(AnnotationTree annotation) {
        String name = annotation.getAnnotationType().toString();
        return name.equals(Normalize.class.getSimpleName()) || name.equals(Normalize.class.getName());
    }

    /** The value itself, or the annotation where the value is a default. */
    private static Tree value(AnnotationTree annotation, ValuePath path) {
        Tree tree = assigned(annotation.getArguments(), path.attribute()).orElse(annotation);
        for (int item : path.items()) {
            tree = item(tree, item);
        }
        return tree;
    }

    private static Optional<Tree> assigned(List<? extends ExpressionTree> arguments, String attribute) {
        return arguments.stream()
                .filter(AssignmentTree.class::isInstance)
                .map(AssignmentTree.class::cast)
                .filter(assignment -> assignment.getVariable().toString().equals(attribute))
                .<Tree>map(AssignmentTree::getExpression)
                .findFirst();
    }

    /** An item of an array; one item may stand without braces, and a nested annotation stands for its array. */
    private static Tree item(Tree tree, int item) {
        if (tree instanceof NewArrayTree array) {
            return item < array.getInitializers().size()
                    ? array.getInitializers().get(item)
                    : tree;
        }
        if (tree instanceof AnnotationTree shape && !isNormalize(shape)) {
            ExpressionTree argument = shape.getArguments().get(0);
            Tree array = argument instanceof AssignmentTree named ? named.getExpression() : argument;
            return item(array, item);
        }
        return tree;
    }
}
