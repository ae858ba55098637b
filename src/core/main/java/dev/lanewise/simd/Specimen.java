package dev.lanewise.simd;

/** Values that ops are rehearsed on, and what they made of them. */
interface Specimen {
  /** Forgets all results; allocates nothing. */
  void reset();

  /** Whether the other specimen, of the same class, holds the same results bit for bit. */
  boolean same(Specimen other);
}
