/** Decision values turned into probabilities. Pure mathematics: knows nothing of models. */
package dev.lanewise.calibration;
