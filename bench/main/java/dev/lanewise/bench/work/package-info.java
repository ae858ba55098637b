/**
 * What is measured. {@link dev.lanewise.bench.work.Works} is the table: one line for each work; a
 * new work or a new rival of an old one goes there and into the class of its family ({@code
 * FloatProducts}, {@code FloatNearest}, {@code FloatKernelGrams}, {@code FloatVectors}, {@code
 * FloatElementwise}), whose twins for doubles are made by the build.
 *
 * <p>Names say family, precision and shape: {@code gemm.f32.1000x4000x1024}. The programs of {@code
 * bench/rivals} read the shape from the name.
 */
package dev.lanewise.bench.work;
