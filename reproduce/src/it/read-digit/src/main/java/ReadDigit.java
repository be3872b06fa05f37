import io.github.mnist8k.digits.Digits;
import java.nio.file.Path;

public class ReadDigit {
  public static void main(String[] args) throws Exception {
    Path picture = Path.of(args[0]); // any size; drawn, photographed or scanned
    System.out.println("a " + Digits.step5().read(picture).digit());
  }
}
