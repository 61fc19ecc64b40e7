import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { nodeBundle } from "../../build/bundle.ts";
import { packagesTakenIn, thirdPartyLicenses } from "../../build/licenses.ts";
import manifest from "../../package.json" with { type: "json" };

const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const built = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\.(?:js|d\.ts)$/.test(name),
);
const entries = ["index", "jest", "vitest", "playwright", "vite"];

describe("the build", () => {
  test("mentions no package that is not published", () => {
    const mentioning = built.filter((name) =>
      /["']@crm-invoices\/openapi["']/.test(readFileSync(dist + name, "utf8")),
    );
    expect(mentioning).toEqual([]);
    expect(built).toContain("index.js");
    expect(built).toContain("index.d.ts");
  });

  test("needs of other packages the documents, and the tool that an entry is for", async () => {
    const { metafile } = await build({
      entryPoints: [...entries, "cli"].map((entry) => join(dist, `${entry}.js`)),
      bundle: true,
      format: "esm",
      platform: "node",
      packages: "external",
      logLevel: "silent",
      write: false,
      outdir: dist,
      metafile: true,
    });
    const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports);
    const packages = imported.filter(({ external }) => external).map(({ path }) => path);
    const needed = packages.filter((name) => !name.startsWith("node:") && !isBuiltIn(name));
    expect(new Set(needed)).toEqual(new Set(["@jest/globals", "vitest"]));
    expect(Object.keys(manifest.dependencies)).toEqual(["@crm-invoices/spec"]);
  });

  test("has declarations that need no other package", () => {
    const outside = new Set<string>();
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const name of importsOf(readFileSync(file, "utf8"))) {
        if (name.startsWith(".")) visit(join(dirname(file), name.replace(/\.ts$/, ".d.ts")));
        else outside.add(name);
      }
    };
    for (const entry of entries) visit(join(dist, `${entry}.d.ts`));
    expect(outside).toEqual(new Set());
  });

  test("comes with the license of each package that is in it", async () => {
    const licenses = readFileSync(join(dist, "THIRD-PARTY-LICENSES"), "utf8");
    const { metafile } = await build(nodeBundle);
    const folders = new Set<string>();
    for (const input of Object.keys(metafile.inputs)) {
      const [folder] = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? [];
      if (folder !== undefined) folders.add(join(nodeBundle.absWorkingDir, folder));
    }
    expect(folders.size).toBeGreaterThan(20);
    for (const folder of folders) {
      const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
      expect(licenses).toContain(`${name} ${version} (`);
      const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
      if (file !== undefined) expect(licenses).toContain(readFileSync(join(folder, file), "utf8").trim());
    }
  });

  test("finds the packages in paths as Windows writes them", () => {
    const project = mkdtempSync(join(tmpdir(), "crm-invoices-licenses-"));
    const plain = `${project}\\node_modules\\plain`;
    const scoped = `${project}\\node_modules\\@scope\\name`;
    for (const folder of [plain, scoped]) {
      mkdirSync(folder);
      const manifest = { name: folder, version: "1.0.0", license: "MIT" };
      writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
    }
    const licenses = thirdPartyLicenses([
      `${plain}\\dist\\index.js`,
      `${scoped}\\index.js`,
      "C:\\project\\src\\index.ts",
    ]);
    rmSync(project, { recursive: true });
    expect([...packagesTakenIn(licenses).keys()]).toEqual([scoped, plain]);
  });

  test("is published without what is for this workspace alone", () => {
    const { exports, publishConfig } = manifest;
    const published = Object.entries(exports).filter(
      ([, target]) => typeof target !== "string" || target === "./package.json",
    );
    expect(publishConfig.exports).toEqual(Object.fromEntries(published));
  });

  test.each([
    ["the command", [join(dist, "cli.js"), "--help"]],
    [
      "the library",
      ["--input-type=module", "--eval", `await import(${JSON.stringify(join(dist, "index.js"))})`],
    ],
  ])("says on an older Node what %s needs", async (_, parameters) => {
    const older = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"20.20.2"})';
    const run = promisify(execFile)(process.execPath, ["--import", older, ...parameters]);
    await expect(run).rejects.toThrow("@crm-invoices/mock needs Node 22 or newer; this is Node 20.20.2.");
  });
});

/** The modules that a declaration imports; what its comments show is not imported. */
function importsOf(declaration: string): string[] {
  const code = declaration.replace(/\/\*\*.*?\*\//gs, "");
  return Array.from(code.matchAll(/\b(?:from|import) ?\(?"([^"]+)"/g), ([, name = ""]) => name);
}

function isBuiltIn(name: string): boolean {
  return process.getBuiltinModule(name) !== undefined;
}
