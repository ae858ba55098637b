/**
 * Files: examples in, models in and out; data sets drawn from a seed; scaling.
 *
 * <pre>
 *   LIBSVM text ──► LibsvmFormat ──► Dataset ──► Scaler ──► Dataset ──► training, prediction
 *               ──► LibsvmFormat ──► DoubleDataset ──► prediction in double
 *   .npy        ──► NpyFormat    ──► FloatMatrix
 *   model file  ◄─► ModelFormat  ◄─► StoredModel    (LIBSVM's text, or binary)
 *   seed        ──► Rings, Moons, Blobs, CornerClasses, KernelTrickData ──► Dataset
 *   FloatMatrix, DoubleMatrix, row ◄─► FeatureScaler (StandardScaler, Scaler)
 * </pre>
 *
 * <h2>Reading</h2>
 *
 * {@snippet :
 * Dataset train = LibsvmFormat.read(Path.of("train.txt"));
 * Scaler scaler = Scaler.fit(train, -1, 1);
 * Dataset scaled = scaler.apply(train);
 * scaler.write(Path.of("train.range"));
 *
 * SvmClassifier model = ModelFormat.readClassifier(Path.of("m.model"));
 * Dataset test = LibsvmFormat.read(Path.of("test.txt"), model.features(), Limits.defaults());
 * }
 *
 * <p>The grammar of each format stands in its class. What lies outside the grammar is refused, and
 * the message says where and why:
 *
 * <pre>
 *   train.txt:17:23: expected index:value, found 'abc'
 *   train.txt:3:9: feature index 2 after 3: indices must ascend
 *   m.model: checksum mismatch (expected 1c291ca3, got 52c70b1e); file is damaged or incomplete (...)
 *   x.npy:byte 61: expected 2 dimensions, found 1
 * </pre>
 *
 * <p>Lines and columns count from 1, columns in bytes. Text quoted from a file has its control
 * characters escaped and is cut to 80 characters. {@link dev.lanewise.data.DataFormatException} and
 * {@link dev.lanewise.data.ModelFormatException} are about the content of a file; other
 * IOExceptions are the system's own and name the file.
 *
 * <h2>Memory</h2>
 *
 * <p>Counts in a file are promises, not facts: each is compared with the bytes that follow it, with
 * the {@link dev.lanewise.data.Limits} and with the free heap before memory is taken, and what
 * cannot fit is refused with {@link dev.lanewise.matrix.CapacityException}. Data files are
 * streamed; model files are read whole, so that nothing can change between checking and using them.
 *
 * <h2>Writing</h2>
 *
 * <p>{@link dev.lanewise.data.AtomicFile} replaces files whole or not at all. Text is the same in
 * every locale, has {@code \n} line ends, and reads back as the same bits.
 */
package dev.lanewise.data;
