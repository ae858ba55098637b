/**
 * Rivals that run in the same virtual machine, behind one set of signatures: row-major, A times B
 * transposed, overloaded for float and double. Add one here, then name it in the works it takes
 * part in.
 */
package dev.lanewise.bench.rival;
