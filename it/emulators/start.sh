#!/bin/sh
# Starts the emulators until Ctrl-C. Neon's branches are databases of the local PostgreSQL, which is started first.
set -eu
echo '… starting PostgreSQL and four emulators; take what one of them prints'
home=${FORKSTACK_HOME:-$HOME/.forkstack}
address=$(make -s envs-up | sed -n 's/^✓ PostgreSQL 18 .* on \(127[0-9.]*:[0-9]*\).*/\1/p')
directory=$(mktemp -d)
jar=it/emulators/target/emulators.jar

trap 'kill "$turso" "$libsql" "$tigris" "$neon" 2>/dev/null; wait; rm -rf "$directory"' EXIT
trap 'exit 0' INT TERM
java -jar "$jar" turso --directory "$directory" --database shop-prod --ready-file "$directory/ready" &
turso=$!
libsql=
tigris=
neon=
until [ -f "$directory/ready" ] || ! kill -0 "$turso"; do sleep 0.1; done
echo
java -jar "$jar" libsql --directory "$directory" --namespace shop-prod --ready-file "$directory/ready-libsql" &
libsql=$!
until [ -f "$directory/ready-libsql" ] || ! kill -0 "$libsql"; do sleep 0.1; done
echo
java -jar "$jar" tigris --directory "$directory" --bucket shop-uploads --ready-file "$directory/ready-tigris" &
tigris=$!
until [ -f "$directory/ready-tigris" ] || ! kill -0 "$tigris"; do sleep 0.1; done
echo
java -jar "$jar" neon --postgres "$address" --user forkstack_admin \
  --password-file "$home/postgres-18/superuser.password" &
neon=$!
wait "$turso" "$libsql" "$tigris" "$neon"
