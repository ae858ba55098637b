package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.ModelEncoding;
import dev.lanewise.data.ModelFormat;
import dev.lanewise.data.ModelFormatException;
import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.data.StoredOneClass;
import dev.lanewise.data.StoredRegressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.zip.CRC32C;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P92 to P96: model files of all types, as text and binary. */
@PropertyDefaults(tries = 300, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class ModelFileProperties {
  @Property
  void modelsAndPredictionsComeBackBitForBit(@ForAll long seed) throws IOException {
    StoredModel model = ModelCase.of(seed);
    long[] predictions = ModelCase.predictions(model);
    for (ModelEncoding encoding : ModelEncoding.values()) {
      StoredModel back = read(bytes(model, encoding));
      assertEquals(model.type(), back.type());
      assertEquals(model.kernel(), back.kernel());
      assertEquals(model.features(), back.features());
      assertEquals(calibration(model), calibration(back));
      assertArrayEquals(predictions, ModelCase.predictions(back));
      // Each encoding holds all that the other holds, but that floats in text are read as doubles.
      byte[] text = bytes(model, ModelEncoding.TEXT);
      assertArrayEquals(text, bytes(back, ModelEncoding.TEXT));
      byte[] binary = bytes(back, ModelEncoding.BINARY);
      if (ModelCase.holdsDoubles(model) || encoding == ModelEncoding.BINARY) {
        assertArrayEquals(bytes(model, ModelEncoding.BINARY), binary);
      }
      assertArrayEquals(text, bytes(read(binary), ModelEncoding.TEXT));
      assertArrayEquals(
          ModelCase.predictions(model.inDouble()), ModelCase.predictions(back.inDouble()));
    }
  }

  private static Object calibration(StoredModel model) {
    return switch (model) {
      case StoredClassifier classifier -> classifier.sigmoids();
      case StoredRegressor regressor -> regressor.sigma();
      case StoredOneClass oneClass -> oneClass.densityMarks();
    };
  }

  @Property(tries = 30)
  void filesAreCanonicalEverywhere(@ForAll long seed) throws IOException {
    StoredModel model = ModelCase.of(seed);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      for (ModelEncoding encoding : ModelEncoding.values()) {
        Locale.setDefault(Locale.ROOT);
        byte[] file = bytes(model, encoding);
        for (String tag :
            new String[] {"tr-TR", "ar-EG-u-nu-arab", "de-DE", "fa-IR", "th-TH-u-nu-thai"}) {
          Locale.setDefault(Locale.forLanguageTag(tag));
          TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
          assertArrayEquals(file, bytes(model, encoding), tag);
          assertArrayEquals(file, bytes(read(file), encoding), tag);
        }
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Property(tries = 10)
  void everyPrefixIsRefused(@ForAll long seed) throws IOException {
    StoredModel model = ModelCase.of(seed);
    for (ModelEncoding encoding : ModelEncoding.values()) {
      byte[] whole = bytes(model, encoding);
      int accepted = 0;
      for (int length = 0; length < whole.length; length++) {
        byte[] prefix = Arrays.copyOf(whole, length);
        try {
          read(prefix);
          accepted++;
          // Only a text that lacks its last line, as those of LIBSVM do.
          String text = new String(whole, StandardCharsets.US_ASCII);
          assertEquals(text.indexOf("# lanewise"), length);
        } catch (ModelFormatException refused) {
          assertTrue(refused.getMessage().startsWith("m:"), refused.getMessage());
        }
      }
      assertEquals(encoding == ModelEncoding.TEXT ? 1 : 0, accepted);
    }
  }

  @Property(tries = 3)
  void everyFlippedBitIsRefused(@ForAll long seed) throws IOException {
    StoredModel model = ModelCase.of(seed);
    for (ModelEncoding encoding : ModelEncoding.values()) {
      byte[] file = bytes(model, encoding);
      for (int bit = 0; bit < file.length * 8; bit++) {
        file[bit / 8] ^= (byte) (1 << bit % 8);
        assertThrows(ModelFormatException.class, () -> read(file), encoding + " bit " + bit);
        file[bit / 8] ^= (byte) (1 << bit % 8);
      }
    }
  }

  @Property(tries = 1500)
  void fieldsThatLieAreRefusedOrCanonical(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] file = bytes(ModelCase.of(random.nextInt(100)), ModelEncoding.BINARY);
    int[] lies = {0, 1, 2, 3, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7fc00000, 0x7ff00000};
    ByteBuffer fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int at = 4 * random.nextInt(random.nextBoolean() ? 16 : file.length / 4 - 1);
    int old = fields.getInt(at);
    fields.putInt(at, random.nextInt(3) == 0 ? old + 1 : lies[random.nextInt(lies.length)]);
    CRC32C crc = new CRC32C();
    crc.update(file, 0, file.length - 4);
    fields.putInt(file.length - 4, (int) crc.getValue());
    StoredModel accepted;
    try {
      accepted = read(file);
    } catch (ModelFormatException refused) {
      return;
    }
    assertArrayEquals(file, bytes(accepted, ModelEncoding.BINARY), "offset " + at);
  }

  private static StoredModel read(byte[] file) throws IOException {
    return ModelFormat.read(file, "m");
  }

  private static byte[] bytes(StoredModel model, ModelEncoding encoding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFormat.write(out, model, encoding);
    return out.toByteArray();
  }
}
