import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { registryEnvironment, registrySettings } from "./registry.ts";

let machine: string;
/** As in a script of this workspace: its own Node comes first on the path, before the one that npm came with. */
let within: NodeJS.ProcessEnv;

beforeEach(async () => {
  machine = await mkdtemp(join(tmpdir(), "crm-invoices-machine-"));
  const bin = join(machine, "bin");
  const own = join(machine, "project/node_modules/.bin");
  for (const folder of [bin, own, join(machine, "etc")]) await mkdir(folder, { recursive: true });
  await symlink(process.execPath, join(own, "node"));
  await copyFile(process.execPath, join(bin, "node"));
  await symlink(await realpath(installedNpm()), join(bin, "npm"));
  within = { PATH: [own, bin].join(delimiter), HOME: machine };
});

afterEach(() => rm(machine, { recursive: true }));

function installedNpm(): string {
  const { PATH = "" } = process.env;
  const folders = PATH.split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const npm = folders.map((folder) => join(folder, "npm")).find((file) => existsSync(file));
  if (npm === undefined) throw new Error("There is no npm on the path.");
  return npm;
}

const machineSettings = (text: string) => writeFile(join(machine, "etc/npmrc"), text);

test("the certificate authority of the machine's npmrc is handed on to every package manager", async () => {
  await machineSettings("cafile=/company/authorities.pem\n");
  expect(await registryEnvironment(within)).toMatchObject({
    npm_config_cafile: "/company/authorities.pem",
    NODE_EXTRA_CA_CERTS: "/company/authorities.pem",
  });
});

test("a registry of one's own and a proxy reach those that read no npmrc", async () => {
  await machineSettings("proxy=http://one.example:1/\nhttps-proxy=http://two.example:2/\n");
  await writeFile(join(machine, ".npmrc"), "registry=http://packages.example:4873/npm/\n");
  expect(await registryEnvironment(within)).toMatchObject({
    YARN_NPM_REGISTRY_SERVER: "http://packages.example:4873/npm",
    YARN_UNSAFE_HTTP_WHITELIST: "packages.example",
    BUN_CONFIG_REGISTRY: "http://packages.example:4873/npm/",
    HTTP_PROXY: "http://one.example:1/",
    YARN_HTTPS_PROXY: "http://two.example:2/",
  });
});

test("the environment comes first, and what nobody says is left alone", async () => {
  const environment = await registryEnvironment({ ...within, NODE_EXTRA_CA_CERTS: "/mine.pem" });
  expect(environment).toMatchObject({ NODE_EXTRA_CA_CERTS: "/mine.pem", npm_config_fetch_retries: "1" });
  expect(Object.keys(environment)).not.toContain("npm_config_cafile");
  expect(Object.keys(environment)).not.toContain("HTTPS_PROXY");
});

test("a proxy with a password is left to npm, which tells it to nobody", async () => {
  await machineSettings("https-proxy=http://user:secret@two.example:2/\ncafile=/company/authorities.pem\n");
  expect(await registrySettings(within)).toMatchObject({
    httpsProxy: undefined,
    cafile: "/company/authorities.pem",
  });
});
