package dev.lanewise.cli;

import dev.lanewise.data.Scaler;
import dev.lanewise.data.StandardScaler;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.select.Scaling;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** Scaling of features in a search, and for the model at its end. */
enum FoldScaling {
  NONE("none", "as they are", Scaling.NONE),
  STANDARD("standard", "scaled to mean 0 and deviation 1", Scaling.STANDARD),
  MIN_MAX("minmax", "scaled to [-1, 1]", Scaling.MIN_MAX);

  private final String option;
  private final String label;
  private final Scaling inFolds;

  FoldScaling(String option, String label, Scaling inFolds) {
    this.option = option;
    this.label = label;
    this.inFolds = inFolds;
  }

  static FoldScaling named(String text) {
    for (FoldScaling scaling : values()) {
      if (scaling.option.equals(text)) {
        return scaling;
      }
    }
    throw new TypeConversionException("expected none, standard or minmax, found '" + text + "'");
  }

  String label() {
    return label;
  }

  /** Fitted to the training rows of each fold. */
  Scaling inFolds() {
    return inFolds;
  }

  /** Fitted to all rows, in the form that has a file for {@code scale -r}. */
  Optional<Scaler> fit(FloatMatrix x) {
    return switch (this) {
      case NONE -> Optional.empty();
      case STANDARD -> Optional.of(Scaler.of(StandardScaler.fit(x)));
      case MIN_MAX -> Optional.of(Scaler.fit(x, -1, 1));
    };
  }
}
