import { execFile } from "node:child_process";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { bareModule, buildForNode, bundleSize } from "./bundle.ts";
import { callTimes } from "./calls/call-times.ts";
import { contenders } from "./contenders.ts";
import { documentFile, generateProgram, workFolder } from "./folders.ts";
import { importTimes } from "./import-time.ts";
import { folderSize, installed } from "./installed.ts";
import { report } from "./report.ts";
import { typeCost } from "./types.ts";

await rm(workFolder, { recursive: true, force: true });
await mkdir(workFolder);
await promisify(execFile)(process.execPath, [generateProgram, documentFile], { cwd: workFolder });

const modules = new Map<string, string>();
for (const { name } of contenders) modules.set(name, await buildForNode(name));

const calls = await callTimes(modules);
const alone = await buildForNode("crm-invoices", "bundle");
const imports = await importTimes(new Map([...modules, ["alone", alone], ["bare", await bareModule(alone)]]));

const rows = [];
for (const contender of contenders) {
  const { name, package: runtime, generated } = contender;
  const packages = runtime === undefined ? { packages: 0, bytes: 0 } : await installed(runtime);
  const generatedBytes = generated ? await folderSize(join(workFolder, name)) : 0;
  rows.push({
    name: runtime ?? name,
    bundle: await bundleSize(name),
    call: calls.get(name),
    importMilliseconds: imports.get(name),
    types: await typeCost(contender, true),
    typesWithLibraries: await typeCost(contender, false),
    packages: packages.packages,
    bytes: packages.bytes + generatedBytes,
  });
}
console.log(report(rows));
const timesBare = (name: string) =>
  ((imports.get(name) ?? Number.NaN) / (imports.get("bare") ?? Number.NaN)).toFixed(2);
console.log(
  `\ncrm-invoices: imported in ${timesBare("alone")} × the time of a bare module of its size in one file, in ${timesBare("crm-invoices")} × as installed`,
);
