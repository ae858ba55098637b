package dev.lanewise.cli;

import dev.lanewise.svm.ClassWeights;
import dev.lanewise.svm.NuSvcParameters;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmType;
import dev.lanewise.svm.SvrParameters;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which machine, and the numbers that its formulation takes: svm-train's options, as a mixin. */
final class MachineOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "-s",
      paramLabel = "<type>",
      defaultValue = "0",
      description = {
        "Type of machine (default: 0):",
        "0 C-SVC, 1 nu-SVC (classification), 2 one-class SVM,",
        "3 epsilon-SVR, 4 nu-SVR (regression)."
      })
  private int type;

  @Option(
      names = "-c",
      paramLabel = "<cost>",
      description = "C, the upper bound of the alphas, of -s 0, 3 and 4 (default: 1).")
  private Double cost;

  @Option(
      names = "-n",
      paramLabel = "<nu>",
      description = {
        "Nu of -s 1, 2 and 4: at most this share of the examples lies on",
        "the wrong side, at least this share are support vectors (default: 0.5)."
      })
  private Double nu;

  @Option(
      names = "-p",
      paramLabel = "<tube>",
      description = "Error that costs nothing, of -s 3 (default: 0.1).")
  private Double tube;

  SvmType type() {
    return SvmType.numbered(type).orElseThrow(() -> usage("-s is " + type + ", expected 0 to 4"));
  }

  /** Refuses what is out of range, whether it has a meaning for the type or not. */
  void check() {
    type();
    if (nu != null && !(nu > 0 && nu <= 1)) {
      throw usage("-n is " + Numbers.general(nu) + ", expected above 0 and at most 1");
    }
    if (tube != null && !(tube >= 0)) {
      throw usage("-p is " + Numbers.general(tube) + ", expected at least 0");
    }
    if (!(cost() > 0)) {
      throw usage("-c is " + Numbers.general(cost()) + ", expected above 0");
    }
  }

  /** Sets C where it has a meaning. */
  SvmParameters complete(SvmParameters parameters) {
    return takesCost() ? parameters.withC(cost()) : parameters;
  }

  Machine machine(ClassWeights weights) {
    double share = nu == null ? NuSvcParameters.DEFAULT_NU : nu;
    return switch (type()) {
      case C_SVC -> new CostClassifierMachine(weights);
      case NU_SVC -> new NuClassifierMachine(share);
      case ONE_CLASS -> new OneClassMachine(share);
      case EPSILON_SVR -> new TubeMachine(tube == null ? SvrParameters.DEFAULT_EPSILON : tube);
      case NU_SVR -> new NuTubeMachine(share);
    };
  }

  /** Tells of options without a meaning for the type, which svm-train passes over as well. */
  void warnOfIgnored(Console console, boolean weights) {
    List<String> ignored = new ArrayList<>();
    if (cost != null && !takesCost()) {
      ignored.add("-c");
    }
    if (nu != null && (type() == SvmType.C_SVC || type() == SvmType.EPSILON_SVR)) {
      ignored.add("-n");
    }
    if (tube != null && type() != SvmType.EPSILON_SVR) {
      ignored.add("-p");
    }
    if (weights && type() != SvmType.C_SVC) {
      ignored.add("class weights");
    }
    if (!ignored.isEmpty()) {
      console.note(
          "WARNING: without effect on %s (-s %d): %s", name(), type, String.join(", ", ignored));
    }
  }

  private boolean takesCost() {
    return type() != SvmType.NU_SVC && type() != SvmType.ONE_CLASS;
  }

  private double cost() {
    return cost == null ? 1 : cost;
  }

  private String name() {
    return switch (type()) {
      case C_SVC -> "C-SVC";
      case NU_SVC -> "nu-SVC";
      case ONE_CLASS -> "one-class SVM";
      case EPSILON_SVR -> "epsilon-SVR";
      case NU_SVR -> "nu-SVR";
    };
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
