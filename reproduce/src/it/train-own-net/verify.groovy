// Each engine learns the bars, stops when it knows all, and its best model's file is read again with the same answers.
def java = System.getProperty('java.home') + '/bin/java'
def classPath = "target/classes${File.pathSeparator}target/lib/*"
def command = [java, '--add-modules', 'jdk.incubator.vector', '-cp', classPath, 'TrainOwnNet']
def run = command.execute(null, basedir)
def errors = new StringBuffer()
run.consumeProcessErrorStream(errors)
def lines = run.text.readLines()
assert run.waitFor() == 0 : errors
assert lines.findAll { !(it ==~ /epoch \d: \d+ of 200/) } ==
    ['tensorflow', 'read again: 200 of 200', 'vector', 'read again: 200 of 200'] : lines
for (engine in ['tensorflow', 'vector']) {
  def manifest = new groovy.json.JsonSlurper().parse(new File(basedir, "runs/$engine/own/bars/seed-0/run.json"))
  assert manifest.experiment.id == 'own/bars' && manifest.engine.name == engine : manifest
}
assert lines.count('epoch 0: 200 of 200') == 0 : 'it should have something to learn'
return true
