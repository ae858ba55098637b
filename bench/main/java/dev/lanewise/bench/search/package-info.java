/**
 * Grid searches beside scikit-learn.
 *
 * <pre>
 *   SearchCommand        its modes ArticleCommand and GridCommand, with RaceOptions in common
 *     SearchTask           what is searched: KernelGrids (those of the article in ArticleTask)
 *     SearchRace           hands it to ours (WarmSearch) and to the rival, one after the other
 *       SearchEntry          what a program found, from its SearchMessages
 *     SearchReport         tables of the SearchResults
 * </pre>
 */
package dev.lanewise.bench.search;
