package dev.lanewise.cli.chart;

import java.awt.Color;

/**
 * One cell of a {@link CellChart}.
 *
 * @param text what is printed in it
 * @param colour its ground
 * @param crossed whether two diagonals say that there is no value
 * @param framed whether a frame marks it
 */
record ChartCell(String text, Color colour, boolean crossed, boolean framed) {}
