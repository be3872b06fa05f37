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

/** Logs, experiments and manifests that were tampered with are taken, or refused as promised. */
@Domain(Edits.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class HostileTextTest {

  @Property(seed = "14")
  void epochLog(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.EPOCHS.give(edits);
  }

  @Property(seed = "14")
  void manifest(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.MANIFEST.give(edits);
  }

  @Property(seed = "14")
  void experiment(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.EXPERIMENT.give(edits);
  }

  @Property(seed = "14")
  void auditedText(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.AUDITED_TEXT.give(edits);
  }

  @Property(seed = "14")
  void auditedTable(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.AUDITED_TABLE.give(edits);
  }

  @Property(seed = "14")
  void auditedNotebook(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    Format.AUDITED_NOTEBOOK.give(edits);
  }
}
