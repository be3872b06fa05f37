// The synthetic digits need no download; the nets were trained on MNIST and know most of these 1,000, by chance 100.
def java = System.getProperty('java.home') + '/bin/java'
def classPath = "target/classes${File.pathSeparator}target/lib/*"
def run = [java, '-cp', classPath, 'ClassifyBatch', 'synthetic', 'pytorch-float16.safetensors'].execute(null, basedir)
def errors = new StringBuffer()
run.consumeProcessErrorStream(errors)
def lines = run.text.readLines()
assert run.waitFor() == 0 : errors
assert lines.size() == 5
assert lines[0..2].every { it ==~ /a \d, [01]\.\d\d\d/ }
assert (lines[3] - 'ours knows ') as int > 800
assert (lines[4] - "PyTorch's knows ") as int > 800
assert new File(basedir, "step5.digits").length() > 20_000
return true
