import { execFile } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { bareModules, buildForNode, bundleSize } from "./bundle.ts";
import { callTimes } from "./calls/call-times.ts";
import { contenders } from "./contenders.ts";
import { documentFile, generateProgram, workFolder } from "./folders.ts";
import { type ImportTime, importTimes } from "./import-time.ts";
import { folderSize, install, installed } from "./installed.ts";
import { report } from "./report.ts";
import { typeCost } from "./types.ts";

await rm(workFolder, { recursive: true, force: true });
await mkdir(workFolder);
await promisify(execFile)(process.execPath, [generateProgram, documentFile], { cwd: workFolder });
await install("@crm-invoices/highlevel");

const modules = new Map<string, string>();
for (const { name } of contenders) modules.set(name, await buildForNode(name));

const calls = await callTimes(modules);
const alone = await buildForNode("crm-invoices", "bundle");
const bare = await bareModules(alone);
const imports = await importTimes(
  new Map([...modules, ["alone", alone], ["bare", bare.file], ["bare installed", bare.installed]]),
);

const rows = [];
for (const contender of contenders) {
  const { name, package: runtime, generated } = contender;
  const packages = runtime === undefined ? { packages: 0, bytes: 0 } : await installed(runtime);
  const generatedBytes = generated ? await folderSize(join(workFolder, name)) : 0;
  rows.push({
    name: runtime ?? name,
    bundle: await bundleSize(name),
    call: calls.get(name),
    importMilliseconds: imports.get(name)?.elapsed,
    types: await typeCost(contender, true),
    typesWithLibraries: await typeCost(contender, false),
    packages: packages.packages,
    bytes: packages.bytes + generatedBytes,
  });
}
console.log(report(rows));
const ratio = (name: string, base: string) => {
  const [one, other] = [imports.get(name), imports.get(base)];
  const times = (kind: keyof ImportTime) =>
    ((one?.[kind] ?? Number.NaN) / (other?.[kind] ?? Number.NaN)).toFixed(2);
  return `${times("elapsed")} × the time and ${times("processor")} × the processor time`;
};
console.log(
  `\ncrm-invoices: imported in ${ratio("alone", "bare")} of a bare module of its size in one file, in ${ratio("crm-invoices", "bare installed")} as installed`,
);
