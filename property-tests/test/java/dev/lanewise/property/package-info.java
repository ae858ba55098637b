/**
 * Properties of the library, checked through its public entry points only.
 *
 * <p>Each property carries its number (P1, P2, ...) and runs for float and for double. Tolerances
 * come from the a-priori bounds in {@link dev.lanewise.oracle.Bounds}; "the same bits" is checked
 * against {@link dev.lanewise.oracle.ScalarSpec} or between two calls of the library. Values of
 * both formats are carried in doubles; {@link dev.lanewise.property.LevelOne}, {@link
 * dev.lanewise.property.Elementwise} and {@link dev.lanewise.property.LevelThree} narrow them on
 * the way into the library.
 */
package dev.lanewise.property;
