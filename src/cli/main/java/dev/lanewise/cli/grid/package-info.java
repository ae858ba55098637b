/**
 * The work of {@code lanewise grid}: which settings there are, what came of them, and how that is
 * told.
 *
 * <pre>
 *   ValueList ──► SearchSpace ──► Cell ┐
 *                      SearchKernel ───┴► CellSearch ──► select.ModelSearch ──► CellTable, CellFile
 *                                            Score                  ClassTable, GridPictures,
 *                                                                   BoundaryPicture
 * </pre>
 *
 * <p>Nothing here reads options or prints: the command does. Text is the same in every locale.
 */
package dev.lanewise.cli.grid;
