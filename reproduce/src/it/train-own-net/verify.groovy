// Each engine learns the bars, tells the listener, and its model's file is read again with the same answers.
def java = System.getProperty('java.home') + '/bin/java'
def classPath = "target/classes${File.pathSeparator}target/lib/*"
def command = [java, '--add-modules', 'jdk.incubator.vector', '-cp', classPath, 'TrainOwnNet']
def run = command.execute(null, basedir)
def errors = new StringBuffer()
run.consumeProcessErrorStream(errors)
def lines = run.text.readLines()
assert run.waitFor() == 0 : errors
assert lines.size() == 10
['tensorflow', 'vector'].eachWithIndex { engine, i ->
  def said = lines[5 * i..5 * i + 4]
  assert said[0] == engine
  assert (0..2).every { said[it + 1] ==~ /epoch $it: \d+ of 200/ }
  def correct = (said[3] =~ /: (\d+) of/)[0][1] as int
  assert correct > 190 : said
  assert said[4] == "read again: $correct of 200"
}
return true
