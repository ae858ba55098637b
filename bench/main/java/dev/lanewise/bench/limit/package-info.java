/**
 * What the hardware lets through: fused multiply-adds per second, bytes read per second from each
 * level of the memory. Measured in the same virtual machine and in turn with the work they bound.
 */
package dev.lanewise.bench.limit;
