/** Pictures of results. */
package dev.lanewise.bench.plot;
