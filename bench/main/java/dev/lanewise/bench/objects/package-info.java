/** How well kernels on texts classify: seeded cross-validation on files of labels and texts. */
package dev.lanewise.bench.objects;
