/**
 * The experiment of the article Everything You Wanted to Know about the Kernel Trick, and its
 * pictures.
 *
 * <pre>
 *   Article            the course of it
 *     TrainTest          rows to train on and to test on
 *     Judged             one kernel (Family): search, fit, test, and how the fits ended (Fits)
 *     ArticleText        results in the words of the article
 *     Figures            its pictures, from PlotData
 *   FutureWork         what it leaves open: ParameterTable, Curve, Separation, Compared
 *     FutureText         tables
 *     FutureFigures      pictures
 *   Studio             draws pictures besides, into files (Gallery)
 * </pre>
 *
 * <p>Text goes to {@link dev.lanewise.cli.article.Lines}, so that nothing here knows the tool.
 */
package dev.lanewise.cli.article;
