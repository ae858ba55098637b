/**
 * Dense row-major views over arrays or memory segments, and the blocked algorithms on them.
 *
 * <pre>
 *   FloatMatrix        a view: offset, rows, columns, leading dimension
 *   RowPartition       how work is split over threads
 *   FloatBlockProduct  X Y' block by block  ──► FloatBlockSink
 *        FloatGram, FloatCrossGram      store, mirror
 *        FloatSquaredDistances          expansion, recompute what cancels, store
 *        FloatNearestNeighbours         k best, nothing stored
 *        FloatRadiusNeighbours          all within a distance
 *   FloatCholesky      block columns of 256, register tiles in place
 *        FloatBlockColumn, FloatTurnedRows   products left of it, strips of 12 within it
 *   SymmetricEigen     eigenvalues and eigenvectors
 *        Tridiagonal                    Householder: panels, SymmetricProduct, blocked update
 *        DivideAndConquer               halves: ImplicitQr, Deflation, SecularEquation
 *        Reflections                    back again, 64 reflectors at a time
 *   FloatOneToMany     one query against all rows, for callers who wait
 *   FloatPackedRows    a right-hand operand packed once
 * </pre>
 *
 * <p>Shapes: x is m x d, y is n x d, both row by row; results are m x n. Capacity is checked and
 * stated in bytes before anything is allocated.
 */
package dev.lanewise.matrix;
