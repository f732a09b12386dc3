// Runs behind the project's build.
List<String> classes(String jar) {
  new java.util.zip.ZipFile(new File(basedir, jar)).entries().collect { it.name }.findAll { it.endsWith('.class') }.sort()
}
byte[] layer(String jar) {
  def zip = new java.util.zip.ZipFile(new File(basedir, jar))
  zip.getInputStream(zip.getEntry('demo/ModelFirst.class')).bytes
}

// Changed, then renamed, then removed.
assert classes('1.jar') == ['demo/Model.class', 'demo/ModelFirst.class', 'demo/ModelFirstPlain.class']
assert classes('2.jar') == classes('1.jar')
assert layer('2.jar') != layer('1.jar')
assert classes('3.jar') == ['demo/Model.class', 'demo/ModelSecond.class', 'demo/ModelSecondPlain.class']
assert classes('4.jar') == ['demo/Model.class']

// Nothing is removed but by clean.
assert classes('added.jar') == classes('1.jar')
assert classes('stale.jar') == classes('1.jar')
assert classes('cleaned.jar') == ['demo/Model.class']
