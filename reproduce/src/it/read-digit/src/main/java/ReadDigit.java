import io.github.mnist8k.digits.Digits;
import java.io.File;
import javax.imageio.ImageIO;

public class ReadDigit {
  public static void main(String[] args) throws Exception {
    var picture = ImageIO.read(new File(args[0])); // any size; drawn, photographed or scanned
    System.out.println("a " + Digits.step5().read(picture).digit());
  }
}
