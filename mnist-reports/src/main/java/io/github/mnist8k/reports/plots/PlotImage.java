package io.github.mnist8k.reports.plots;

import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.reports.text.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A plot's PNG file.
 *
 * @param path the file
 * @param plot what it shows
 * @param stale whether it is missing or shows other data
 */
public record PlotImage(Path path, Plot plot, boolean stale) implements GeneratedFile {

  /** Checks that nothing is null. */
  public PlotImage {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(plot, "plot");
  }

  /**
   * Looks at a file and draws nothing.
   *
   * @param folder where the file is or is to be
   * @param plot what it shows
   * @throws IOException if the file cannot be read
   */
  public static PlotImage of(Path folder, Plot plot) throws IOException {
    Path path = folder.resolve(plot.pngFile());
    boolean fresh = Files.isRegularFile(path) && plot.inPng(Files.readAllBytes(path));
    return new PlotImage(path, plot, !fresh);
  }

  @Override
  public void write() throws IOException {
    byte[] png = plot.png();
    AtomicFiles.write(path, out -> out.write(png));
  }
}
