// The official clients, unchanged, against the emulator. Arguments: folder of node_modules, API; the token comes in TOKEN.
const assert = require("node:assert/strict");
const { createRequire } = require("node:module");
const load = createRequire(process.argv[2] + "/");
const platform = load("@tursodatabase/api");
const libsql = load("@libsql/client");

async function served(action) {
  for (let attempt = 0; attempt < 50; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (error.cause?.status !== 404 && !/404/.test(error.message)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  throw new Error("never served");
}

async function open(turso, name) {
  const { hostname } = await turso.databases.get(name);
  const { jwt } = await turso.databases.createToken(name, { expiration: "1h", authorization: "full-access" });
  const client = libsql.createClient({ url: `http://${hostname}`, authToken: jwt });
  await served(() => client.execute("SELECT 1"));
  return client;
}

async function main() {
  const turso = platform.createClient({ org: "emulated", token: process.env.TOKEN, baseUrl: `${process.argv[3]}/v1/` });
  assert.equal((await turso.groups.list())[0].name, "default");

  const made = await turso.databases.create("shop", { group: "default" });
  assert.equal(made.name, "shop");
  assert.ok(made.id && made.hostname);
  await assert.rejects(turso.databases.create("shop", { group: "default" }), { message: /already exists/, status: 400 });

  const shop = await open(turso, "shop");
  await shop.executeMultiple("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE, price REAL, photo BLOB); CREATE TABLE log (line);");
  const inserted = await shop.execute({ sql: "INSERT INTO item VALUES (?, ?, ?, ?)", args: [1, "tea", 2.5, new Uint8Array([0, 255])] });
  assert.equal(inserted.rowsAffected, 1);
  assert.equal(inserted.lastInsertRowid, 1n);
  await shop.batch([
    { sql: "INSERT INTO item (name, price) VALUES (:name, $price)", args: { name: "coffee", price: 3 } },
    ["INSERT INTO item (name) VALUES (?)", ["it's ; null"]],
  ], "write");
  await assert.rejects(shop.batch(["INSERT INTO log VALUES (1)", "INSERT INTO item (name) VALUES ('tea')"], "write"), { code: "SQLITE_CONSTRAINT" });
  await assert.rejects(shop.execute("SELECT 1; SELECT 2"), { code: "SQL_MANY_STATEMENTS" });
  await assert.rejects(shop.execute("SELECT * FROM absent"), /no such table: absent/);
  const rows = (await shop.execute("SELECT id, name, price, photo FROM item ORDER BY id")).rows;
  assert.deepEqual(rows.map((row) => row.name), ["tea", "coffee", "it's ; null"]);
  assert.deepEqual([...new Uint8Array(rows[0].photo)], [0, 255]);
  assert.equal(rows[0].price, 2.5);
  assert.equal(rows[2].price, null);
  assert.equal((await shop.execute("SELECT count(*) AS n FROM log")).rows[0].n, 0);

  const transaction = await shop.transaction("write");
  await transaction.execute("INSERT INTO log VALUES ('in')");
  const inside = await transaction.execute("SELECT count(*) FROM log");
  assert.equal(inside.rows[0][0], 1);
  await transaction.rollback();
  const kept = await shop.transaction("write");
  await kept.execute("INSERT INTO log VALUES ('kept')");
  await kept.commit();

  await turso.databases.create("branch", { group: "default", seed: { type: "database", name: "shop" } });
  const branch = await open(turso, "branch");
  await branch.execute("INSERT INTO log VALUES ('of the branch')");
  assert.equal((await branch.execute("SELECT * FROM log")).rows.length, 2);
  assert.equal((await shop.execute("SELECT * FROM log")).rows.length, 1);

  await turso.databases.rotateTokens("branch");
  await assert.rejects(branch.execute("SELECT 1"), /401/);
  assert.deepEqual((await turso.databases.list({ group: "default" })).map((each) => each.name), ["branch", "shop"]);
  await turso.databases.delete("branch");
  await assert.rejects(turso.databases.get("branch"), { message: /could not find database/, status: 404 });
  console.log("all of it worked");
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
