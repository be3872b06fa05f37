package io.github.mnist8k.reports.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Joins JavaScript modules to one script, since a page that was opened from a disk may not import
 * files. Each module becomes a function that is called at once and gives what it exports, so that
 * names within modules stay apart. This needs imports of names in one line, at the beginning of the
 * line, and exports of functions, classes and constants where they are declared.
 */
final class ModuleScript {

  private static final Pattern IMPORT =
      Pattern.compile("^import \\{ ([\\w, ]+) \\} from '\\./(\\w+)\\.js';$", Pattern.MULTILINE);

  private static final Pattern EXPORT =
      Pattern.compile("^export (?=(?:class|function|const) (\\w+))", Pattern.MULTILINE);

  private static final Pattern OTHER =
      Pattern.compile("^(?:import|export)\\b.*", Pattern.MULTILINE);

  private final StringBuilder script = new StringBuilder();
  private final Set<String> names = new LinkedHashSet<>();

  /**
   * Adds a module behind those that it imports.
   *
   * @param name name of its file without the ending
   * @param source its text
   * @return this script
   * @throws IllegalArgumentException if it imports a module that is not there yet, or imports or
   *     exports in another form
   */
  ModuleScript with(String name, String source) {
    List<String> exports = new ArrayList<>();
    String imported =
        IMPORT.matcher(source).replaceAll(found -> imports(name, found.group(1), found.group(2)));
    Matcher export = EXPORT.matcher(imported);
    String plain =
        export.replaceAll(
            found -> {
              exports.add(found.group(1));
              return "";
            });
    Matcher other = OTHER.matcher(plain);
    if (other.find()) {
      throw new IllegalArgumentException(
          name + ".js: expected another form of \"" + other.group() + "\"");
    }
    script
        .append("\n// ---- ")
        .append(name)
        .append(".js ----\n")
        .append("const $")
        .append(name)
        .append(" = (() => {\n")
        .append(plain.strip())
        .append(exports.stream().collect(Collectors.joining(", ", "\nreturn { ", " };\n})();\n")));
    names.add(name);
    return this;
  }

  private String imports(String module, String what, String from) {
    if (!names.contains(from)) {
      throw new IllegalArgumentException(
          module + ".js: imports " + from + ".js, which is not there yet");
    }
    return Matcher.quoteReplacement("const { " + what + " } = $" + from + ";");
  }

  /** The script. */
  @Override
  public String toString() {
    return script.toString();
  }
}
