// Runs behind the project's build.
String log = new File(basedir, 'build.log').text
assert log.contains('y = [-1.3416355, -0.4472118, 0.4472118, 1.3416355]') : 'the layer has not answered'
assert log.contains('Compiling with eclipse') : 'another compiler has compiled'
