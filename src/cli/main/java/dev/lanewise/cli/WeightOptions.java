package dev.lanewise.cli;

import dev.lanewise.svm.ClassWeights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Weights of classes: svm-train's {@code -w<label> <weight>} and rules by name, as a mixin. */
final class WeightOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** Labels and weights in turn: the parser hands over what is attached to -w as a value. */
  @Option(
      names = "-w",
      arity = "2",
      paramLabel = "<label> <weight>",
      description = {
        "Multiply C of -s 0 by a weight for the class <label>,",
        "for example -w1 2 -w-1 0.5 (default: 1)."
      })
  private List<String> explicit = new ArrayList<>();

  @Option(
      names = "--weights",
      paramLabel = "<rule>",
      description = {
        "balanced: n / (classes x n_c) for a class with n_c of n examples;",
        "auto: proportional to 1 / n_c with mean 1."
      })
  private String rule;

  /** The weights asked for; 1 for all classes when none are. */
  ClassWeights weights() {
    if (rule == null) {
      return ClassWeights.explicit(byLabel());
    }
    if (!explicit.isEmpty()) {
      throw usage("-w" + explicit.getFirst() + " and --weights exclude each other");
    }
    return switch (rule) {
      case "balanced" -> ClassWeights.balanced();
      case "auto" -> ClassWeights.autoLegacy();
      default -> throw usage("--weights is '" + rule + "', expected balanced or auto");
    };
  }

  /** Whether any were asked for. */
  boolean given() {
    return rule != null || !explicit.isEmpty();
  }

  private Map<Integer, Double> byLabel() {
    Map<Integer, Double> weights = new TreeMap<>();
    for (int i = 0; i < explicit.size(); i += 2) {
      String option = "-w" + explicit.get(i);
      try {
        int label = Numbers.parseInt(explicit.get(i));
        double weight = Numbers.parseDouble(explicit.get(i + 1));
        if (!(weight > 0)) {
          throw new TypeConversionException("weight " + weight + " has to be above 0");
        }
        if (weights.put(label, weight) != null) {
          throw new TypeConversionException("given twice");
        }
      } catch (TypeConversionException e) {
        throw usage(option + ": " + e.getMessage());
      }
    }
    return weights;
  }

  /** Tells of weights for classes that the data do not have, as svm-train does. */
  void warnOfMissing(Console console, int[] labels) {
    Set<Integer> present = new HashSet<>();
    for (int label : labels) {
      present.add(label);
    }
    for (int label : byLabel().keySet()) {
      if (!present.contains(label)) {
        console.note("WARNING: class label %d specified in weight is not found", label);
      }
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
