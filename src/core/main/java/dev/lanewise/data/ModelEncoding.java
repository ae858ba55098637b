package dev.lanewise.data;

/** How a model is written. Reading tells them apart by the first bytes. */
public enum ModelEncoding {
  /** LIBSVM's model text and a line with a checksum: for people and for LIBSVM's programs. */
  TEXT,
  /** Numbers as the memory holds them: quick to load, nothing to parse. */
  BINARY
}
