/** The machine of a run: its description, its cores, the processes that are started on it. */
package dev.lanewise.bench.machine;
