/**
 * Charts from plain arrays to PNG and SVG. Knows nothing of kernels, models or searches.
 *
 * <pre>
 *   ScatterChart, DecisionChart, LineChart ─┐
 *   LiftChart (Projection, Plane)           ├──► Picture ──► Pictures ──► NAME.png (Png)
 *   HeatMap, ConfusionChart (CellChart)     │                        └──► NAME.svg (SvgGraphics)
 *   BarChart ───────────────────────────────┘
 *        │
 *        ├── Style        fonts, axes and legend of an XChart
 *        ├── Layer        a drawing among the series of an XChart
 *        ├── ContourLines where a DecisionField has a value; Region, where it is above one
 *        └── Palette      colours; ClassMark, shapes; Ramp, colours of values
 * </pre>
 *
 * <p>Call {@link dev.lanewise.cli.chart.Pictures#check} first: where Java cannot draw, charts
 * cannot even be made. A picture can be painted any number of times, by one thread at a time.
 */
package dev.lanewise.cli.chart;
