// The official client, unchanged, against a libSQL server. Arguments: folder of node_modules, admin API, port of the databases;
// the admin key comes in KEY.
const assert = require("node:assert/strict");
const dns = require("node:dns");
const { createRequire } = require("node:module");
const load = createRequire(process.argv[2] + "/");
const { createClient } = load("@libsql/client");
const [admin, port] = process.argv.slice(3);

// As systemd-resolved and macOS answer: every name below localhost is this machine.
const lookup = dns.lookup;
dns.lookup = (host, ...more) => lookup(host.endsWith(".localhost") ? "localhost" : host, ...more);

async function ask(method, path, body) {
  const answer = await fetch(`${admin}/v1/namespaces/${path}`, {
    method,
    headers: { authorization: `basic ${process.env.KEY}`, "content-type": "application/json" },
    body,
  });
  assert.equal(answer.status, 200, await answer.text());
}

async function use(db, expected) {
  await db.execute("CREATE TABLE IF NOT EXISTS log (line)");
  await db.batch(["INSERT INTO log VALUES ('a')", { sql: "INSERT INTO log VALUES (?)", args: ["b"] }], "write");
  const transaction = await db.transaction("write");
  await transaction.execute("INSERT INTO log VALUES ('c')");
  await transaction.commit();
  assert.equal((await db.execute("SELECT count(*) AS n FROM log")).rows[0].n, expected);
}

async function main() {
  await ask("POST", "shop/create", "{}");
  await use(createClient({ url: `http://localhost:${port}/dev/shop/` }), 3);
  await ask("POST", "shop/fork/alice");
  await use(createClient({ url: `http://localhost:${port}/dev/alice/` }), 6);
  await use(createClient({ url: `http://alice.localhost:${port}` }), 9);
  await use(createClient({ url: `http://shop.db.localhost:${port}` }), 6);
  // Without the slash the client leaves out the name, and with an address for a host the server takes its first number for one.
  await assert.rejects(createClient({ url: `http://localhost:${port}/dev/shop` }).execute("SELECT 1"), /404/);
  await assert.rejects(createClient({ url: `http://127.0.0.1:${port}/dev/shop/` }).execute("SELECT 1"), /404/);
  await ask("DELETE", "alice");
  await assert.rejects(createClient({ url: `http://alice.localhost:${port}` }).execute("SELECT 1"), /404/);
  console.log("all of it worked");
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
