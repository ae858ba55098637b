package dev.lanewise.simd;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Decides from when on one op runs in vectors. Until C2 has compiled it, vector code makes an
 * object of every vector and is slower than its scalar twin by orders of magnitude. So the scalar
 * twin answers at first, with the same bits, while the vector form is rehearsed in the background
 * (see {@link WarmUp}). The path opens when the vector form
 *
 * <ol>
 *   <li>gave the bits of the scalar twin, and
 *   <li>ran without allocating: it is compiled.
 * </ol>
 *
 * <p>With {@code lanewise.warmUp=none} the first is enough and is looked at in the first call; a
 * difference is an error of that call and of every later one, so that tests of the vector forms
 * cannot pass on their twins.
 */
final class VectorPath {
  private final String op;
  private final Supplier<Rehearsal> rehearsal;
  private final AtomicBoolean asked = new AtomicBoolean();

  /**
   * Read without synchronisation: it only goes from false to true, and a thread that sees it late
   * computes the same bits the slower way.
   */
  private boolean open;

  /** Whether the forms were compared at once and differ; read on paths that are not open only. */
  private volatile boolean differs;

  /**
   * The path of an op.
   *
   * @param op what messages call it
   */
  <S extends Specimen> VectorPath(
      String op, Supplier<S> specimens, Rehearsal.Performance<S> performance) {
    this.op = op;
    this.rehearsal = () -> new Rehearsal(specimens, performance);
  }

  /**
   * Whether the op runs in vectors now.
   *
   * @throws IllegalStateException when this thread is in another floating-point mode than Java's,
   *     looked at until the path is open; with {@code lanewise.warmUp=none}, when the vector form
   *     differs
   */
  boolean open() {
    return open || notYet();
  }

  /** Also the place to notice, from the first call on, that a thread does not compute as Java. */
  private boolean notYet() {
    ArithmeticMode.check();
    return SimdSupport.vectors() && ask();
  }

  /** What messages call the op. */
  String name() {
    return op;
  }

  /** The state alone: asks for nothing. */
  boolean isOpen() {
    return open;
  }

  /**
   * The first call on a path that is not open starts the rehearsal. At once, nobody would hear of a
   * difference but by the exception, and whoever caught one has to meet it again.
   */
  private boolean ask() {
    if (!asked.get() && asked.compareAndSet(false, true)) {
      if (SimdSupport.AT_ONCE) {
        differs = !newRehearsal().agrees();
        open = !differs;
      } else {
        WarmUp.inBackground(this);
      }
    }
    if (differs) {
      throw new IllegalStateException("lanewise.warmUp is none, but " + difference());
    }
    return open;
  }

  /** What to say when the op gives other bits in vectors; the path stays closed then. */
  String difference() {
    return "on this Java " + op + " in vectors differs from its scalar twin";
  }

  Rehearsal newRehearsal() {
    return rehearsal.get();
  }

  /** Called when a rehearsal has gone well. */
  void opens() {
    open = true;
  }
}
