# Sourced by the commands of this folder: finds a JDK 25, builds the benchmarks when a source has changed.
# Sets bench (this folder) and java (the command line up to the main class).

least=25

say() { printf '%s: %s\n' "bench/$(basename "$0")" "$*" >&2; }

# Feature release of the Java in folder $1; 0 when there is none.
release_of() {
  local version
  version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  printf '%s\n' "${version:-0}"
}

find_jdk() {
  local folder on_path
  on_path=$(command -v java || true)
  for folder in "${JAVA_HOME:-}" "${JAVA25_HOME:-}" "${on_path:+$(dirname "$(dirname "$(readlink -f "$on_path")")")}" \
    /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/*; do
    if [[ -x $folder/bin/java ]] && (($(release_of "$folder") >= least)); then
      jdk=$folder
      return
    fi
  done
  say "needs a JDK $least or later and found none; set JAVA_HOME to it"
  exit 69
}

# The jar bears the time its build began: it is current when no source is newer.
build() {
  local jar=$bench/target/benchmarks.jar root
  root=$(dirname "$bench")
  if [[ -f $jar && -z $(find "$root/pom.xml" "$root/tools" "$root/src/core/pom.xml" \
    "$root/src/core/main" "$bench/pom.xml" "$bench/main" -newer "$jar" | head -n 1) ]]; then
    return
  fi
  command -v mvn >/dev/null || { say "needs Maven 3.8 or later to build itself"; exit 69; }
  say "building ..."
  mkdir -p "$bench/target"
  : >"$bench/target/build-began"
  JAVA_HOME=$jdk mvn -q -B -ntp -Dstyle.color=never -f "$root/pom.xml" -Dmaven.test.skip=true -pl bench -am package >&2 ||
    { rm -f "$jar"; say "the build failed; see above"; exit 69; }
  touch -r "$bench/target/build-began" "$jar"
}

bench=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
find_jdk
build
java=("$jdk/bin/java" --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:+UseParallelGC
  "-Dlanewise.bench=$bench" -Djava.awt.headless=true -cp "$bench/target/benchmarks.jar")
