/** What a run leaves behind: the file, its statistics, the comparison of two. */
package dev.lanewise.bench.result;
