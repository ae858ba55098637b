package dev.lanewise.data;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvmType;
import java.util.OptionalDouble;

/**
 * A regression as files keep it.
 *
 * @param type EPSILON_SVR or NU_SVR
 * @param sigma scale of the Laplace distribution that the residuals were found to follow, in units
 *     of the target; or none
 */
public record StoredRegressor(SvmType type, SvmRegressor model, OptionalDouble sigma)
    implements StoredModel {
  /**
   * @throws IllegalArgumentException when the type is not a regression's, or sigma is not a finite
   *     number of at least 0
   */
  public StoredRegressor {
    if (!type.isRegression()) {
      throw new IllegalArgumentException("svm_type " + type.libsvmName() + " is no regression's");
    }
    double scale = sigma.orElse(0);
    // Minus zero is refused as well.
    if (!(Double.compare(scale, 0.0) >= 0 && scale <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("sigma is " + scale + ", expected at least 0");
    }
  }

  @Override
  public Kernel kernel() {
    return model.kernel();
  }

  @Override
  public int features() {
    return model.features();
  }

  @Override
  public StoredRegressor inDouble() {
    return new StoredRegressor(type, inDouble(model), sigma);
  }

  /** A decision function in double; see {@link StoredModel#inDouble}. */
  static SvmRegressor inDouble(SvmRegressor function) {
    SvmRegressor wide =
        function.holdsDoubles()
            ? function
            : function.withSupportVectors(
                new StoredVectors.Floats(function.supportVectors()).asRead());
    return wide.inDouble();
  }
}
