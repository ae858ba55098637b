/**
 * Whole trainings beside their rivals. {@link dev.lanewise.bench.svm.SvmCommand} reads the data,
 * {@link dev.lanewise.bench.svm.Race} hands them to one program after the other, {@link
 * dev.lanewise.bench.svm.ObjectiveAgreement} holds the answers against each other.
 */
package dev.lanewise.bench.svm;
