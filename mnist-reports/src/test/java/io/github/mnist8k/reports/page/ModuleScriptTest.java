package io.github.mnist8k.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleScriptTest {

  private static final String SHAPES =
      """
      // Shapes.
      const SIDES = 4;

      /** A shape. */
      export class Shape {}

      export function sides() {
        return SIDES;
      }
      """;

  @Test
  void modulesBecomeFunctionsThatGiveWhatTheyExport() {
    String script =
        new ModuleScript()
            .with("shapes", SHAPES)
            .with("main", "import { sides, Shape } from './shapes.js';\n\nsides(new Shape());\n")
            .toString();
    assertEquals(
        """

        // ---- shapes.js ----
        const $shapes = (() => {
        // Shapes.
        const SIDES = 4;

        /** A shape. */
        class Shape {}

        function sides() {
          return SIDES;
        }
        return { Shape, sides };
        })();

        // ---- main.js ----
        const $main = (() => {
        const { sides, Shape } = $shapes;

        sides(new Shape());
        return {  };
        })();
        """,
        script);
  }

  @Test
  void moduleMustComeBehindThoseThatItImports() {
    ModuleScript script = new ModuleScript();
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> script.with("main", "import { sides } from './shapes.js';\n"));
    assertEquals("main.js: imports shapes.js, which is not there yet", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import './shapes.js';",
        "import * as shapes from './shapes.js';",
        "import {\n  sides,\n} from './shapes.js';",
        "export default 4;",
        "export { sides };"
      })
  void otherFormsAreRefused(String line) {
    ModuleScript script = new ModuleScript().with("shapes", SHAPES);
    var e = assertThrows(IllegalArgumentException.class, () -> script.with("main", line));
    assertTrue(e.getMessage().contains(line.lines().findFirst().orElseThrow()), e.getMessage());
  }
}
