import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const versions = "/usr/lib/postgresql";

/** Where Debian has the newest PostgreSQL; undefined where there is none. */
const programs = newest();
const psql = join(programs ?? "", "psql");

/** A server of its own for a test, which only this machine's file system leads to. */
export interface Postgres {
  readonly url: string;
  /** Ends every connection, as a network that fails does. */
  cut(): Promise<void>;
  stop(): Promise<void>;
}

/** Why there is no PostgreSQL to test with; undefined when there is. */
export function missingPostgres(): string | undefined {
  if (programs !== undefined) return undefined;
  const reason = `There is no PostgreSQL in ${versions}: apt-get install postgresql.`;
  if (process.env["CI"] !== undefined) throw new Error(reason);
  return reason;
}

export async function startPostgres(): Promise<Postgres> {
  if (programs === undefined) throw new Error(missingPostgres());
  const folder = await mkdtemp(join(tmpdir(), "sandbox-postgres-"));
  const user = process.getuid?.() === 0 ? await ownerOf(folder) : {};
  const data = join(folder, "data");
  await finished(
    spawn(join(programs, "initdb"), ["-D", data, "-U", "sandbox", "--auth=trust", "--no-sync"], {
      ...user,
      stdio: "ignore",
    }),
    "initdb",
  );
  const server = spawn(
    join(programs, "postgres"),
    // Only the sandbox is killed here, never the server, so that it need not wait for the disk.
    ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "max_connections=400", "-c", "fsync=off"],
    { ...user, stdio: ["ignore", "ignore", "pipe"] },
  );
  await ready(server);
  const url = `postgresql://sandbox@/postgres?host=${folder}`;
  const ended = once(server, "exit");
  return {
    url,
    async cut() {
      const sql =
        "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = 'postgres'";
      await finished(spawn(psql, ["-q", url, "-c", sql], { stdio: "ignore" }), "psql");
    },
    async stop() {
      server.kill("SIGINT");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** Makes an empty schema in a database, which takes a tenth of the time of an empty database, and gives its address. */
export function emptySchema(url: string): string {
  const name = `sandbox_${randomUUID().replaceAll("-", "")}`;
  execFileSync(psql, ["-q", url, "-c", `create schema ${name}`]);
  return `${url}&options=-csearch_path%3D${name}`;
}

function newest(): string | undefined {
  if (!existsSync(versions)) return undefined;
  const [last] = readdirSync(versions)
    .map(Number)
    .filter((version) => existsSync(join(versions, String(version), "bin/postgres")))
    .sort((one, other) => other - one);
  return last === undefined ? undefined : join(versions, String(last), "bin");
}

/** PostgreSQL does not run as root: it gets the user that Debian makes for it. */
async function ownerOf(folder: string): Promise<{ uid: number; gid: number }> {
  const id = async (flag: string): Promise<number> => {
    const child = spawn("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    for await (const chunk of child.stdout) text += chunk;
    return Number(text);
  };
  const user = { uid: await id("-u"), gid: await id("-g") };
  await chown(folder, user.uid, user.gid);
  return user;
}

async function ready(server: ChildProcess): Promise<void> {
  let said = "";
  for await (const chunk of server.stderr ?? []) {
    said += chunk;
    if (said.includes("ready to accept connections")) {
      server.stderr?.resume();
      return;
    }
  }
  throw new Error(`PostgreSQL did not start:\n${said}`);
}

async function finished(child: ChildProcess, name: string): Promise<void> {
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${name} ended with ${code}.`);
}
