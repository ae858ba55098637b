/** Kernel machines at the speed of the hardware: hand-vectorised, with the same bits everywhere. */
module dev.lanewise {
  requires java.management; // is C2 there, is FMA: asked of the virtual machine
  requires jdk.management;
  requires jdk.incubator.vector;

  exports dev.lanewise.approximation;
  exports dev.lanewise.calibration;
  exports dev.lanewise.data;
  exports dev.lanewise.featuremap;
  exports dev.lanewise.kernel;
  exports dev.lanewise.matrix;
  exports dev.lanewise.objects;
  exports dev.lanewise.ridge;
  exports dev.lanewise.select;
  exports dev.lanewise.simd;
  exports dev.lanewise.svm;
}
