package dev.lanewise.objects;

/**
 * A kernel that prepares each object once, such as counting its substrings, and compares prepared
 * forms. {@link ObjectGram}, {@link ObjectClassifier} and {@link ObjectRidge} keep the forms.
 *
 * @param <T> the objects
 * @param <P> their prepared forms; not changed once made
 */
public interface PreparedKernel<T, P> extends ObjectKernel<T> {
  /** What the kernel wants to know of one object. Called by several threads at once. */
  P prepare(T object);

  /** K of the objects that a and b were made from. */
  double preparedValue(P a, P b);

  @Override
  default double value(T a, T b) {
    return preparedValue(prepare(a), prepare(b));
  }

  /** The kernel itself when it prepares; else one whose prepared forms are the objects. */
  static <T> PreparedKernel<T, ?> of(ObjectKernel<T> kernel) {
    return kernel instanceof PreparedKernel<T, ?> prepared ? prepared : new PlainKernel<>(kernel);
  }
}
