/**
 * The works under JMH: one primitive at a time, in virtual machines that have done nothing else,
 * with the allocation of each call ({@code -prof gc}).
 */
package dev.lanewise.bench.jmh;
