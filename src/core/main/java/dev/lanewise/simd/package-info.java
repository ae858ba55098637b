/**
 * Everything that touches the Vector API, each op beside its scalar twin.
 *
 * <pre>
 *   SimdSupport   which path, and why        Lanes      the only home of species
 *   VectorPath    vector op = scalar twin?   Stripes    the order of sums
 *   ArithmeticMode   does this thread compute as Java prescribes?
 *
 *   level 1      FloatDot FloatMixedDot FloatSum FloatArgMin FloatAxpy FloatAxpby FloatMixedAxpy
 *                FloatScale; distances: FloatSquaredDistance FloatL1Distance FloatLinfDistance
 *                FloatCosine; norms: FloatL1Norm FloatL2Norm FloatLinfNorm
 *                FloatSegmentDot ... sums, distances, norms, argMin and axpy on memory segments,
 *                twins but for FloatSegmentCosine
 *   elementwise  FloatSqrt FloatExp FloatTanh FloatPower FloatRealPower
 *   level 3      TileShape, FloatPanels (packing), FloatTileLoops, FloatTile (registers), FloatRowNorms
 *                FloatCoordinateLoops: FloatAbsoluteTile FloatMinimumTile FloatChiSquaredTile
 *   epilogues    FloatExpansion (products to distances), GradientStep (one SMO step)
 * </pre>
 *
 * <p>How an op is written: the public method checks its arguments and chooses the path; {@code
 * scalar} is the specification; the nested class {@code Vectors} gives the same bits in vectors. It
 * is a class of its own because without the vector module it would not verify. Ops take arrays,
 * offsets and counts; level 1 and elementwise ops check them at the door, the building blocks of
 * level 3 leave that to {@code matrix}. Double twins are generated from the Float files.
 *
 * <p>What C2 asks for: species are constants; a vector is never returned from a method that might
 * not be inlined, nor stored in a field; no masks where the width has two lanes; no {@code
 * reduceLanes} on floating point, whose order is not specified.
 */
package dev.lanewise.simd;
