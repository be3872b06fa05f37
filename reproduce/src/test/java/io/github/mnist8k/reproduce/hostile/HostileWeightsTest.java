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

/** Files of weights that were tampered with are taken, or refused as the readers promise. */
@Domain(Edits.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class HostileWeightsTest {

  @Property(seed = "14")
  void safetensors(@ForAll @Size(min = 1, max = 4) List<Edit> edits, @ForAll boolean sealed)
      throws IOException {
    if (sealed) {
      Format.SAFETENSORS.giveSealed(edits.stream().map(Edit::ofToken).toList());
    } else {
      Format.SAFETENSORS.give(edits);
    }
  }

  @Property(seed = "14")
  void model(@ForAll @Size(min = 1, max = 4) List<Edit> edits, @ForAll boolean sealed)
      throws IOException {
    if (sealed) {
      Format.MODEL.giveSealed(edits.stream().map(Edit::ofToken).toList());
    } else {
      Format.MODEL.give(edits);
    }
  }

  @Property(seed = "14")
  void torchSave(@ForAll @Size(min = 1, max = 4) List<Edit> edits, @ForAll boolean sealed)
      throws IOException {
    Format.TORCH_SAVE.give(edits, sealed);
  }

  @Property(seed = "14")
  void checkpoint(@ForAll @Size(min = 1, max = 4) List<Edit> edits, @ForAll boolean sealed)
      throws IOException {
    if (sealed) {
      Format.CHECKPOINT.giveSealed(edits.stream().map(Edit::ofToken).toList());
    } else {
      Format.CHECKPOINT.give(edits);
    }
  }
}
