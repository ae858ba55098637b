package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * P14: the same bits in every virtual machine configuration. Each runs {@link ResultDigest} in a
 * virtual machine of its own; all digests have to be the recorded one. When results change on
 * purpose, record the new digest and say in the change log what changed.
 */
class DigestTest {
  private static final String GOLDEN =
      """
      level 1 2c494305af5a95fa2611a612f759877179581681bf0fdd58109922b85dd61bf9
      elementwise 53c390c53745f2542d0e87714555caab46a8ad275692cd825a856f9fcd3eb16a
      level 3 a0188e4974cb240f75ec73797dd468dddcd9aa794010b618581d6ebd2a033862
      neighbours f77174b6594249939325b707484b17e59c90ccb15a2a521d1d68b28a240ca0f1
      kernels 3bdef9c9962fdf7b5e3afd1ebd4e2e6e262584fc1e4fb45272411a20a8557f57
      cholesky 6b85515672e2913536ce55a51ccbc7c5ecded6cbd927aea058a2b147e7cc9bea
      ridge 8bcce4839536958050946789b1140178c516957c1c34656f63c5a8a1e06fec88
      classifier 20969317fc980ce2063909f35f6b68097759e4ae6a545917e249b008d48016ee
      all 2fe9680ee15b4d38234c3c6dd1b5b4fa68213fb79256d155f19f8f2ade901b24
      real powers 159e377974e37db43ef5f2495fe0487c8c506d24dd624b87e22545d4075a19bb
      products 2ae7139b40fdcbfd8ae49449fafd80defb20e738b4a38e6d0fef539f434ce269
      steep powers b33efdb972a9e9aed8f77c6992b11828c7d2225f1aabbfdadb4965452020c802
      block columns b1e0d586ddde8af9141bdeed02c4bb92c87796c42f3288336a7bfc1a1305b88e
      more kernels 5ef26c8dd1ffc5923394089b1811dd3addded6861488bf4b44cc9aab7f729f57
      eigenvalues 8795be6a72fda5a1dafdfa5c403f2047a1eb70bdb0862cdd7711f93250c9cd30
      """;

  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  @ParameterizedTest(name = "{0}, {1} threads")
  @CsvSource({
    "-Dlanewise.vectorBits=512 -Dlanewise.warmUp=none, 1, vectors",
    "-Dlanewise.vectorBits=512 -Dlanewise.warmUp=none, 2, vectors",
    "-Dlanewise.vectorBits=256 -Dlanewise.warmUp=none, 1, vectors",
    "-Dlanewise.vectorBits=256 -Dlanewise.warmUp=none, 2, vectors",
    "-Dlanewise.vectorBits=128 -Dlanewise.warmUp=none, 1, vectors",
    "-Dlanewise.warmUp=background, 1, vectors",
    "-Dlanewise.warmUp=background, 2, vectors",
    "without the module, 1, scalar",
    "without the module, 2, scalar",
    "-Xint, 1, scalar",
    "-XX:TieredStopAtLevel=1, 1, scalar",
    "-Xcomp -Dlanewise.warmUp=none, 1, vectors"
  })
  void everyConfigurationGivesTheRecordedBits(String option, int threads, String path)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!option.startsWith("without")) {
      command.add(MODULE);
      command.addAll(List.of(option.split(" ")));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ResultDigest.class.getName(), Integer.toString(threads)));
    Process child = new ProcessBuilder(command).start();
    child.getOutputStream().close();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String log = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(child.waitFor(5, TimeUnit.MINUTES), "still running: " + option);
    assertEquals(0, child.exitValue(), () -> option + "\n" + log + output);
    assertEquals(GOLDEN.strip(), output.strip(), () -> option + "\n" + log);
    boolean scalar = log.contains("scalar path");
    assertEquals(path.equals("scalar") || withoutFma(log), scalar, () -> option + "\n" + log);
  }

  /** Machines without fused multiply-add have the scalar path only. */
  private static boolean withoutFma(String log) {
    return log.contains("fused multiply-add");
  }
}
