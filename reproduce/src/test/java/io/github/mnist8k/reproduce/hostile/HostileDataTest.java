package io.github.mnist8k.reproduce.hostile;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Images, labels and digits files that were tampered with are taken, or refused as promised. */
@Domain(Edits.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class HostileDataTest {

  @Property(seed = "14")
  void idxImages(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.IDX_IMAGES.give(edits);
  }

  @Property(seed = "14")
  void idxLabels(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.IDX_LABELS.give(edits);
  }

  @Property(seed = "14")
  void gzip(@ForAll @Size(min = 1, max = 4) List<Edit> edits, @ForAll boolean sealed)
      throws IOException {
    Format.GZIP.give(edits, sealed);
  }

  @Property(seed = "14")
  void png(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.PNG.give(edits);
  }

  @Property(seed = "14")
  void jpeg(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.JPEG.give(edits);
  }

  @Property(seed = "14")
  void bmp(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.BMP.give(edits);
  }

  @Property(seed = "14")
  void gif(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.GIF.give(edits);
  }

  @Property(seed = "14")
  void digitsFile(@ForAll @Size(min = 1, max = 4) List<Edit> edits, @ForAll boolean sealed)
      throws IOException {
    Format.DIGITS.give(edits, sealed);
  }
}
