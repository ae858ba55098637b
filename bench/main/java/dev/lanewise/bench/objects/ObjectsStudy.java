package dev.lanewise.bench.objects;

import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.objects.ObjectGram;
import dev.lanewise.objects.Scale;
import dev.lanewise.svm.StratifiedFolds;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cross-validates an SVM on texts with several kernels and prints the accuracies. */
@Command(
    name = "bench/objects",
    description = "Cross-validated accuracy of SVMs with kernels on texts.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
public final class ObjectsStudy implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE",
      description = "Lines of label, tab, text; compressed by gzip or not.")
  private Path file;

  @Option(
      names = "-k",
      paramLabel = "KERNEL",
      split = ",",
      description =
          "spectrum:K, spectra:K, mismatch:K:M, subsequences:N:LAMBDA, words. Default:"
              + " spectrum:5,spectrum:6.")
  private List<String> kernels = List.of("spectrum:5", "spectrum:6");

  @Option(names = "-c", paramLabel = "C", split = ",", description = "Default: 1,10,100.")
  private List<Double> cs = List.of(1.0, 10.0, 100.0);

  @Option(
      names = "--words",
      description = "First to lower case, without punctuation and stop words.")
  private boolean words;

  @Option(names = "--folds", paramLabel = "N", description = "Default: 10.")
  private int folds = 10;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Shuffles, with seeds 1 to N. Default: 10.")
  private int seeds = 10;

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new ObjectsStudy());
    line.setExecutionExceptionHandler(
        (thrown, command, parsed) -> {
          command.getErr().println("bench/objects: " + thrown.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() throws Exception {
    LabelledTexts read = LabelledTexts.read(file);
    LabelledTexts data = words ? read.plainWords() : read;
    System.out.printf(
        Locale.ROOT,
        "%d texts, %d classes, %d folds, %d seeds%n%n",
        data.texts().size(),
        data.names().size(),
        folds,
        seeds);
    System.out.println("| kernel | C | mean accuracy | least | greatest | seed 1 |");
    System.out.println("|---|---|---|---|---|---|");
    for (String kernel : kernels) {
      FloatMatrix rows = rows(kernel, data);
      for (double c : cs) {
        print(kernel, c, rows, data);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private static FloatMatrix rows(String kernel, LabelledTexts data) {
    DoubleMatrix gram =
        ObjectGram.gram(
            TextKernelOption.parse(kernel, data), data.texts(), Scale.UNIT, RowPartition.caller());
    FloatMatrix values = FloatMatrix.allocate(gram.rows(), gram.cols());
    for (int i = 0; i < gram.rows(); i++) {
      for (int j = 0; j < gram.cols(); j++) {
        values.set(i, j, (float) gram.get(i, j));
      }
    }
    return PrecomputedKernel.rows(values);
  }

  private void print(String kernel, double c, FloatMatrix rows, LabelledTexts data) {
    int n = data.labels().length;
    int least = n;
    int most = 0;
    int first = 0;
    long sum = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      int right = right(rows, data.labels(), c, seed);
      least = Math.min(least, right);
      most = Math.max(most, right);
      first = seed == 1 ? right : first;
      sum += right;
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %s | %.2f %% | %.2f %% | %.2f %% | %.2f %% |%n",
        kernel,
        c,
        100.0 * sum / seeds / n,
        100.0 * least / n,
        100.0 * most / n,
        100.0 * first / n);
  }

  /** Texts whose class is found by a machine that has not seen them. */
  private int right(FloatMatrix rows, int[] labels, double c, long seed) {
    StratifiedFolds dealt = new StratifiedFolds(labels, folds, seed);
    SvmParameters parameters = SvmParameters.defaults(new PrecomputedKernel()).withC(c);
    int right = 0;
    for (int fold = 0; fold < folds; fold++) {
      int[] outside = dealt.outside(fold);
      SvmClassifier model =
          SvmTrainer.train(some(rows, outside), some(labels, outside), parameters).model();
      int[] inside = dealt.inside(fold);
      int[] predicted = model.predict(some(rows, inside));
      for (int i = 0; i < inside.length; i++) {
        right += predicted[i] == labels[inside[i]] ? 1 : 0;
      }
    }
    return right;
  }

  private static FloatMatrix some(FloatMatrix rows, int[] numbers) {
    FloatMatrix chosen = FloatMatrix.allocate(numbers.length, rows.cols());
    for (int i = 0; i < numbers.length; i++) {
      rows.copyRow(numbers[i], chosen.array(), (int) chosen.position(i));
    }
    return chosen;
  }

  private static int[] some(int[] labels, int[] numbers) {
    int[] chosen = new int[numbers.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = labels[numbers[i]];
    }
    return chosen;
  }
}
