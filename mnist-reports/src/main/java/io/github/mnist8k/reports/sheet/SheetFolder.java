package io.github.mnist8k.reports.sheet;

import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.reports.ReportFile;
import io.github.mnist8k.reports.drawing.Paper;
import io.github.mnist8k.reports.drawing.SchedulePanels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sheet as files in the folder of its run.
 *
 * @param file the README that was written; empty if there is one of somebody else
 * @param warnings one line each on what was left out or alone
 */
public record SheetFolder(Optional<Path> file, List<String> warnings) {

  private static final int SCHEDULE_WIDTH = 760;
  private static final int SCHEDULE_HEIGHT = 400;

  /** Copies the warnings. */
  public SheetFolder {
    warnings = List.copyOf(warnings);
  }

  /**
   * Writes a sheet, each file atomically. Without fonts there are no pictures.
   *
   * @param folder an existing folder
   * @throws IOException if a file cannot be written
   */
  public static SheetFolder write(RunSheet sheet, Path folder) throws IOException {
    List<String> warnings = new ArrayList<>();
    List<NamedPicture> pictures = List.of();
    if (Paper.hasFonts()) {
      pictures = pictures(sheet);
    } else {
      warnings.add(
          folder + ": no pictures: this Java finds no fonts; install fontconfig and a font");
    }
    Optional<Path> file = ReportFile.write(folder, SheetText.of(sheet, pictures));
    if (file.isPresent()) { // pictures that no page shows would be nobody's
      for (NamedPicture picture : pictures) {
        byte[] png = picture.png();
        AtomicFiles.write(folder.resolve(picture.file()), out -> out.write(png));
      }
    }
    warnings.addAll(ReportFile.leftAlone(folder, file).stream().toList());
    return new SheetFolder(file, warnings);
  }

  private static List<NamedPicture> pictures(RunSheet sheet) {
    List<NamedPicture> pictures = new ArrayList<>();
    pictures.add(CurvesPicture.of(sheet.runs()));
    pictures.add(
        new NamedPicture(
            "schedule.png",
            "Learning rate and momentum by update",
            SCHEDULE_WIDTH,
            SCHEDULE_HEIGHT,
            (canvas, area) ->
                SchedulePanels.chart("Schedule", sheet.schedule()).draw(canvas, area)));
    if (!sheet.sizes().isEmpty()) {
      pictures.add(ParametersPicture.of(sheet.sizes()));
    }
    sheet.filters().ifPresent(filters -> pictures.add(FiltersPicture.of(filters)));
    sheet
        .answers()
        .ifPresent(
            answers -> {
              pictures.add(ConfusionPicture.of(answers));
              if (!answers.wrong().isEmpty()) {
                pictures.add(WrongDigitsPicture.of(answers));
              }
            });
    return pictures;
  }
}
