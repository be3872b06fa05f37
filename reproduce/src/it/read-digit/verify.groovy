// With the JDK, one jar and the consumer's own class, and nothing else.
def jar = new File(localRepositoryPath, 'io/github/mnist8k/mnist-digits').listFiles()
    .find { it.directory }.listFiles().find { it.name.endsWith('.jar') }
assert jar.length() < 150_000

def jdeps = [System.getProperty('java.home') + '/bin/jdeps', '-s', jar.path].execute()
assert jdeps.text.readLines().every { it ==~ /.* -> (java\..*|jdk\.incubator\.vector|not found)/ }
assert jdeps.waitFor() == 0

def java = System.getProperty('java.home') + '/bin/java'
def classPath = "target/classes${File.pathSeparator}$jar"
def run = [java, '-cp', classPath, 'ReadDigit', 'three.png'].execute(null, basedir)
def answer = run.text.trim()
assert run.waitFor() == 0
assert answer == 'a 3'
return true
