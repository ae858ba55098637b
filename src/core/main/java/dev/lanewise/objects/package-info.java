/**
 * Kernels on anything: texts, trees, or what a user has a function for. Machines see the Gram
 * matrix only, so whatever has a Mercer kernel can be classified and regressed.
 *
 * <pre>
 *   ObjectKernel&lt;T&gt;             K(a, b): a lambda does
 *     PreparedKernel&lt;T, P&gt;      makes each object ready once
 *       FeatureKernel&lt;T, F&gt;     a sparse feature map ──► BagOfWords
 *       SpectrumKernel  MismatchKernel  SubsequenceKernel      sequences of int symbols
 *       SubtreeKernel   SubsetTreeKernel                       trees
 *       WeightedSumKernel
 *   TextKernels                 the same on texts
 *   Tree                        labels in brackets: (S (NP (N dog)) (VP runs))
 *
 *   ObjectGram                  Gram and cross-Gram matrices, normalised by default
 *   ObjectClassifier ──► svm    keeps the support objects
 *   ObjectRidge      ──► ridge
 * </pre>
 *
 * Which binary trees compute a sum? Nothing here is a vector:
 *
 * <pre>
 *   List&lt;Tree&gt; trees =
 *       Stream.of("(+ a b)", "(+ (* a b) c)", "(* a b)", "(* (+ a b) c)").map(Tree::parse).toList();
 *   ObjectClassifier&lt;Tree&gt; model =
 *       ObjectClassifier.train(
 *               new SubsetTreeKernel(0.5),
 *               trees,
 *               new int[] {1, 1, 0, 0},
 *               SvmParameters.defaults(new PrecomputedKernel()))
 *           .model();
 * </pre>
 */
package dev.lanewise.objects;
