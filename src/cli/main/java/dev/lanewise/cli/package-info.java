/**
 * The command line tool.
 *
 * <pre>
 *   Main ──► TrainCommand, RidgeCommand, GridCommand, PredictCommand, ScaleCommand, ...
 *                │
 *                ├── Machine        one of svm-train's types (Training, CrossValidation run it)
 *                ├── GridRun        the search of package grid, and the model at its end
 *                ├── Predictions    of a model of any type (Scores, Probabilities)
 *                ├── Console        standard streams, or a test's buffers
 *                ├── DataFiles      examples and matrices in
 *                ├── Outputs        files out, whole or not at all
 *                ├── Workers        threads
 *                └── Failures       exceptions to messages and exit statuses (ExitCodes)
 * </pre>
 *
 * <p>Commands read their options, ask the library and print; they hold no mathematics but the
 * scores that LIBSVM prints. Results go to standard output, everything else to standard error. Text
 * is the same in every locale.
 */
package dev.lanewise.cli;
