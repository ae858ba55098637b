/**
 * The side-by-side comparison. {@link dev.lanewise.bench.compare.Compare} starts a number of fresh
 * virtual machines ({@link dev.lanewise.bench.compare.Fork}), pinned to a core, and between them
 * the programs outside ({@link dev.lanewise.bench.compare.OutsideRival}); each fork times all its
 * contestants in turn ({@link dev.lanewise.bench.compare.Rounds}).
 */
package dev.lanewise.bench.compare;
