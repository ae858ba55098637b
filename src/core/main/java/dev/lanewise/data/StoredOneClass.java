package dev.lanewise.data;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.svm.OneClassModel;
import dev.lanewise.svm.SvmType;
import java.util.List;

/**
 * A one-class machine as files keep it.
 *
 * @param densityMarks {@value #MARKS} decision values in ascending order, between which LIBSVM
 *     reads the probability of being normal; or none
 */
public record StoredOneClass(OneClassModel model, List<Double> densityMarks)
    implements StoredModel {
  /** How many density marks there are, if any. */
  public static final int MARKS = 10;

  /**
   * @throws IllegalArgumentException when there are neither none nor {@value #MARKS} marks, or they
   *     are not finite and ascending
   */
  public StoredOneClass {
    densityMarks = List.copyOf(densityMarks);
    if (!densityMarks.isEmpty() && densityMarks.size() != MARKS) {
      throw new IllegalArgumentException(
          densityMarks.size() + " density marks, expected none or " + MARKS);
    }
    double last = -Double.MAX_VALUE;
    for (double mark : densityMarks) {
      if (!(mark >= last && mark <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "density mark " + mark + " after " + last + ": marks are finite and ascend");
      }
      last = mark;
    }
  }

  @Override
  public SvmType type() {
    return SvmType.ONE_CLASS;
  }

  @Override
  public Kernel kernel() {
    return model.function().kernel();
  }

  @Override
  public int features() {
    return model.function().features();
  }
}
