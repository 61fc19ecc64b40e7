import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { repository } from "../workspace/paths.ts";
import { run } from "../workspace/run.ts";
import { transaction } from "./transaction.ts";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "crm-invoices-transaction-"));
  await write("tree/leaf", "green");
  await write("tree/branch/twig", "thin");
  await write("tree/node_modules/moss", "soft");
  await write("elsewhere", "stone");
  await chmod(join(root, "tree/branch/twig"), 0o755);
  await symlink("leaf", join(root, "tree/shadow"));
});

afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

/** Everything below the root: its kind and mode, and what it says or leads to. */
async function state(): Promise<readonly string[]> {
  const paths = (await readdir(root, { recursive: true })).sort();
  return Promise.all(
    paths.map(async (path) => {
      const file = join(root, path);
      const found = await lstat(file);
      const mode = found.mode.toString(8);
      if (found.isSymbolicLink()) return `${path} ${mode} → ${await readlink(file)}`;
      return found.isFile() ? `${path} ${mode}: ${await readFile(file, "utf8")}` : `${path} ${mode}`;
    }),
  );
}

/** Changes, deletes and adds whatever can be there. */
async function changeEverything(): Promise<void> {
  await write("tree/leaf", "red");
  await rm(join(root, "tree/branch"), { recursive: true });
  await write("tree/branch", "a file now");
  await rm(join(root, "tree/shadow"));
  await write("tree/nest/egg", "blue");
  await write("tree/nest/node_modules/feather", "white");
  await write("sprout", "new");
}

const paths = ["tree", "sprout", "not/there"];

test("work that succeeds keeps what it changed, and gives its result", async () => {
  const result = await transaction(root, paths, async (part) => {
    await part("all", changeEverything);
    return part("count", async () => 3);
  });
  expect(result).toBe(3);
  expect(await readFile(join(root, "tree/nest/egg"), "utf8")).toBe("blue");
});

test("work that fails leaves everything as it was, and what git never takes alone", async () => {
  const before = await state();
  const failing = transaction(root, paths, async (part) => {
    await part("all", changeEverything);
    await part("fail", () => Promise.reject(new Error("no water")));
  });
  await expect(failing).rejects.toThrow("no water");
  expect(await state()).toEqual(before);
});

test("what is not named is not put back", async () => {
  const failing = transaction(root, paths, async () => {
    await write("elsewhere", "sand");
    throw new Error("no water");
  });
  await expect(failing).rejects.toThrow("no water");
  expect(await readFile(join(root, "elsewhere"), "utf8")).toBe("sand");
});

test("what cannot be put back is named in one line", async () => {
  const failing = transaction(root, ["tree/leaf"], async () => {
    await rm(join(root, "tree"), { recursive: true });
    await write("tree", "a stump");
    throw new Error("no water");
  });
  await expect(failing).rejects.toThrow(
    /^no water\nThese files could not be put back: tree\/leaf\. `git status` shows what they are now\.$/,
  );
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"])(
  "work that %s stops leaves everything as it was",
  async (signal) => {
    const before = await state();
    const module = (name: string) => JSON.stringify(join(repository, "scripts/command", name));
    const program = `
import { rmSync, writeFileSync } from "node:fs";
import { transaction } from ${module("transaction.ts")};
import { runCommand } from ${module("run-command.ts")};
process.chdir(${JSON.stringify(root)});
await runCommand(() =>
  transaction(".", ["tree"], async (part) => {
    await part("one", async () => rmSync("tree/branch", { recursive: true }));
    await part("two", async (stop) => {
      writeFileSync("tree/leaf", "red");
      const running = setInterval(() => {}, 1000);
      process.kill(process.pid, ${JSON.stringify(signal)});
      await new Promise((resolve) => stop.addEventListener("abort", resolve));
      clearInterval(running);
      // A second one does not stop what is put back.
      process.kill(process.pid, ${JSON.stringify(signal)});
      throw new Error("A program was ended.");
    });
  }),
);`;
    const running = run(process.execPath, ["--input-type=module", "--eval", program], { cwd: repository });
    await expect(running).rejects.toThrow(new RegExp(`failed:\\nStopped by ${signal}\\.$`));
    expect(await state()).toEqual(before);
  },
);
