#!/bin/sh
# Starts the emulators until Ctrl-C, one after the other, so that what they print stays apart. Branches of Neon and of
# PlanetScale's Postgres are databases of the local PostgreSQL, which is started first.
set -eu
echo '… starting PostgreSQL and six emulators; take what one of them prints'
home=${FORKSTACK_HOME:-$HOME/.forkstack}
address=$(make -s envs-up | sed -n 's/^✓ PostgreSQL 18 .* on \(127[0-9.]*:[0-9]*\).*/\1/p')
directory=$(mktemp -d)
started=

trap 'kill $started 2>/dev/null; wait; rm -rf "$directory"' EXIT
trap 'exit 0' INT TERM

# One that cannot start says why, and the others run all the same.
start() {
  rm -f "$directory/ready"
  java -jar it/emulators/target/emulators.jar "$@" --ready-file "$directory/ready" &
  started="$started $!"
  until [ -f "$directory/ready" ] || ! kill -0 $! 2>/dev/null; do sleep 0.1; done
  echo
}

start turso --directory "$directory" --database shop-prod
start libsql --directory "$directory" --namespace shop-prod
start tigris --directory "$directory" --bucket shop-uploads
start planetscale
start planetscale --postgres "$address" --user forkstack_admin --password-file "$home/postgres-18/superuser.password"
start neon --postgres "$address" --user forkstack_admin --password-file "$home/postgres-18/superuser.password"
wait
