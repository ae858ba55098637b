/** Kernel ridge regression on many rows. */
package dev.lanewise.bench.ridge;
