import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "@jest/globals";
import { checkFresh } from "../generate/check-fresh.ts";
import { generateAll } from "../generate/generate-all.ts";
import { brandOverlay } from "../generate/testing/project.ts";
import { filesBelow } from "../workspace/files.ts";
import { pathFile, pathText, type Watched, watchProject } from "./testing/running.ts";
import { Processes } from "./workers.ts";

const processes = new Processes();
const started: Watched[] = [];

afterAll(() => processes.end());

afterEach(async () => {
  await Promise.all(started.splice(0).map((watched) => watched.stop()));
});

async function start(
  changes?: Readonly<Record<string, string>>,
  brands?: readonly string[],
): Promise<Watched> {
  const watched = await watchProject(processes, changes, brands);
  started.push(watched);
  watched.said.forget();
  return watched;
}

/** The texts of all generated files, by their paths. */
async function generated({ project: { root } }: Watched): Promise<Map<string, string>> {
  const files = (await filesBelow(root)).filter((file) => file.includes("/generated/"));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const)));
}

async function change({ project }: Watched, path: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(project.root, path), "utf8");
  await project.write(path, text.replace(from, to));
}

const typo = (answer: string) => pathText(answer).replace("operationId", "operatoinId");
const wording = (
  text: string,
) => `  - target: $.paths['/invoices/{invoiceId}'].get.responses['200'].content['application/json'].examples.invoice.value
    update: { note: ${text} }
`;

describe("what is saved", () => {
  test("is served by every brand it concerns", async () => {
    const watched = await start();
    expect(await watched.ask("acme")).toEqual({ note: "first" });
    await watched.project.write(pathFile, pathText("second"));
    expect(await watched.said.until(/→/)).toMatch(
      /^spec\/paths\/invoices\/invoice\.yaml → acme, zeta reloaded in \d+ ms$/,
    );
    expect(await watched.ask("acme")).toEqual({ note: "second" });
    expect(await watched.ask("zeta")).toEqual({ note: "second" });
  });

  test("is written as `pnpm generate` would write it", async () => {
    const watched = await start();
    const { root } = watched.project;
    await watched.project.write(pathFile, pathText("second"));
    await watched.said.until(/→/);
    await watched.session.settled();
    await checkFresh(root);
    const written = await generated(watched);
    const documents = [...written].filter(([file]) => /\/spec\/generated\/(acme|zeta)\./.test(file));
    expect(documents.length).toBeGreaterThanOrEqual(4);
    for (const [, text] of documents) expect(text).toContain("second");
    for (const file of written.keys()) await rm(file);
    await generateAll(root);
    expect(await generated(watched)).toEqual(written);
    expect((await filesBelow(root)).filter((file) => file.includes(".staging-"))).toEqual([]);
  });

  test("in the overlay of a brand reloads that brand alone", async () => {
    const watched = await start();
    const before = await generated(watched);
    await watched.project.write(
      "spec/brands/acme.overlay.yaml",
      brandOverlay("acme", "location", undefined, wording("acme only")),
    );
    expect(await watched.said.until(/→/)).toMatch(/acme\.overlay\.yaml → acme reloaded in \d+ ms$/);
    expect(await watched.ask("acme")).toEqual({ note: "acme only" });
    expect(await watched.ask("zeta")).toEqual({ note: "first" });
    await watched.session.settled();
    const changed = [...(await generated(watched))].filter(([file, text]) => before.get(file) !== text);
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.map(([file]) => file).filter((file) => file.includes("zeta"))).toEqual([]);
  });

  test("in a language reloads the brands that name it", async () => {
    const watched = await start();
    await change(watched, "spec/languages/es.overlay.yaml", "Por qué", "Para qué");
    expect(await watched.said.until(/→/)).toMatch(/^spec\/languages\/es\.overlay\.yaml → zeta reloaded in/);
  });

  test("by renaming another file over it is noticed as well", async () => {
    const watched = await start();
    const { root } = watched.project;
    await writeFile(join(root, `${pathFile}.new`), pathText("renamed"));
    await rename(join(root, `${pathFile}.new`), join(root, pathFile));
    expect(await watched.said.until(/→/)).toMatch(/^spec\/paths\/invoices\/invoice\.yaml → /);
    expect(await watched.ask("acme")).toEqual({ note: "renamed" });
  });

  test("many times in a row is dealt with together, and the last one counts", async () => {
    const watched = await start();
    const saves = 40;
    for (let save = 1; save <= saves; save += 1) {
      await watched.project.write(pathFile, pathText(`save ${save}`));
    }
    await watched.answers("acme", { note: `save ${saves}` });
    await watched.session.settled();
    expect(watched.said.lines.length).toBeLessThan(saves);
    const { root } = watched.project;
    await checkFresh(root);
  });

  test("by editors beside a file does nothing", async () => {
    const watched = await start();
    const beside = [".invoice.yaml.swp", "invoice.yaml~", "4913", "#invoice.yaml#", ".#invoice.yaml"];
    for (const name of beside) {
      await watched.project.write(`spec/paths/invoices/${name}`, "not: [for, us");
    }
    await watched.project.write("spec/generated/acme.json", "{}");
    await watched.project.write("spec/shared/parameters/Version.yaml", version("Wanted."));
    await watched.said.until(/→/);
    await watched.session.settled();
    expect(watched.said.lines).toEqual([
      expect.stringMatching(/^spec\/shared\/parameters\/Version\.yaml → acme, zeta reloaded in \d+ ms$/),
    ]);
  });

  test("in the ledger remakes the report and tells what the reconciliation finds", async () => {
    const watched = await start();
    const entry = `entries:
  - id: lost
    title: A lost disagreement
    covers: [{ operation: "POST /gone", at: "body", kind: type }]
`;
    await watched.project.write("spec/ledger.yaml", entry);
    expect(await watched.said.until(/ledger/)).toMatch(/^spec\/ledger\.yaml:\d+: /);
    watched.said.forget();
    await watched.project.write("spec/ledger.yaml", "entries: []\n# nothing yet\n");
    expect(await watched.said.until(/ledger/)).toMatch(
      /^mended: spec\/ledger\.yaml → report remade in \d+ ms$/,
    );
    expect(await watched.ask("acme")).toEqual({ note: "first" });
  });

  test("without being referred to is told", async () => {
    const watched = await start();
    await watched.project.write("spec/schemas/shared/Forgotten.yaml", "type: string\n");
    expect(await watched.said.until(/refers/)).toMatch(
      /^spec\/schemas\/shared\/Forgotten\.yaml: nothing refers to this file\. Refer to it, or remove it\.$/m,
    );
  });
});

describe("a mistake", () => {
  test("is shown with its file and line while the last good mock goes on, until it is mended", async () => {
    const watched = await start();
    const before = await generated(watched);
    await watched.project.write(pathFile, typo("second"));
    expect(await watched.said.until(/operatoinId/)).toMatch(
      /^spec\/paths\/invoices\/invoice\.yaml:2: Property `operatoinId` is not expected here\..*\n(.*\n)*The last good mock keeps serving acme, zeta\.$/,
    );
    await watched.session.settled();
    expect(await watched.ask("acme")).toEqual({ note: "first" });
    expect(await generated(watched)).toEqual(before);
    await watched.project.write(pathFile, pathText("third"));
    expect(await watched.said.until(/→/)).toMatch(/^mended: .*invoice\.yaml → acme, zeta reloaded in/);
    expect(await watched.ask("zeta")).toEqual({ note: "third" });
  });

  test("may be what is only a warning, as for the check", async () => {
    const watched = await start();
    await change(watched, pathFile, "  summary: Get an invoice\n", "");
    expect(await watched.said.until(/summary/)).toMatch(/invoice\.yaml:1: .* \(operation-summary\)/);
  });

  test.each([
    ["is no YAML", "get: [", /invoice\.yaml:\d+: /],
    ["refers to a file that is not there", "$ref: gone.yaml\n", /the reference "gone\.yaml" leads nowhere/],
  ])("that %s is shown with its line", async (_, text, message) => {
    const watched = await start();
    await watched.project.write(pathFile, text);
    expect(await watched.said.until(/keeps serving/)).toMatch(message);
  });

  test("in the overlay of a brand leaves the other brands alone", async () => {
    const watched = await start();
    const stray = "  - target: $.paths['/gone']\n    update: { summary: Lost }\n";
    const overlay = "spec/brands/zeta.overlay.yaml";
    await watched.project.write(overlay, brandOverlay("zeta", "account", "es", stray));
    expect(await watched.said.until(/nothing/)).toMatch(
      /zeta\.overlay\.yaml:18: action 3 matches nothing .*\nThe last good mock keeps serving zeta\.$/,
    );
    watched.said.forget();
    await watched.project.write(pathFile, pathText("second"));
    expect(await watched.said.until(/→/)).toMatch(/invoice\.yaml → acme reloaded in/);
    await watched.said.until(/keeps serving zeta\./);
    expect(await watched.ask("acme")).toEqual({ note: "second" });
    expect(await watched.ask("zeta")).toEqual({ note: "first" });
    watched.said.forget();
    await watched.project.write(overlay, brandOverlay("zeta", "account", "es"));
    expect(await watched.said.until(/→/)).toMatch(/^mended: .*zeta\.overlay\.yaml → zeta reloaded in/);
    expect(await watched.ask("zeta")).toEqual({ note: "second" });
  });

  test("in what an overlay says of its brand is shown there", async () => {
    const watched = await start();
    await change(watched, "spec/brands/acme.overlay.yaml", "id: acme", "id: amce");
    expect(await watched.said.until(/amce|acme/)).toMatch(
      /^spec\/brands\/acme\.overlay\.yaml:6: expected x-brand\.id to be "acme".*\nThe last good mock keeps serving acme\.$/,
    );
  });

  test("that is there at the start is shown, and what was last generated is served", async () => {
    const first = await start();
    const documents = Object.fromEntries(
      [...(await generated(first))].map(([file, text]) => [file.slice(first.project.root.length + 1), text]),
    );
    const watched = await watchProject(processes, { ...documents, [pathFile]: typo("second") });
    started.push(watched);
    expect(watched.said.lines[0]).toMatch(
      /^spec\/paths\/invoices\/invoice\.yaml:2: (.*\n)+.*what was last generated is served/,
    );
    expect(await watched.ask("acme")).toEqual({ note: "first" });
    await watched.project.write(pathFile, pathText("third"));
    await watched.said.until(/^mended: .* → acme, zeta reloaded/);
    expect(await watched.ask("acme")).toEqual({ note: "third" });
  });

  test("that leaves nothing to serve ends the start", async () => {
    await expect(watchProject(processes, { [pathFile]: typo("first") })).rejects.toThrow(
      "No brand has a document that could be served.",
    );
  });
});

describe("the watch", () => {
  test("goes on after a failure", async () => {
    const watched = await start();
    const ledger = join(watched.project.root, "spec/ledger.yaml");
    await rm(ledger);
    await mkdir(ledger);
    await watched.project.write(pathFile, pathText("second"));
    expect(await watched.said.until(/EISDIR/)).toMatch(/The last good mock keeps serving acme, zeta\.$/);
    await rm(ledger, { recursive: true });
    await writeFile(ledger, "entries: []\n");
    await watched.said.until(/^mended: .* → acme, zeta reloaded/);
    expect(await watched.ask("acme")).toEqual({ note: "second" });
  });

  test("asks for a new start when the program itself has changed", async () => {
    const watched = await start();
    await watched.project.write("redocly.yaml", "extends: [minimal]\ntelemetry: off\n");
    expect(await watched.said.until(/redocly/)).toMatch(
      /^redocly\.yaml changed, but `pnpm dev` goes on with what it has loaded\. Stop it and start it again\./,
    );
  });

  test("serves a new brand, and no longer one that is gone", async () => {
    const watched = await start();
    await watched.project.write("spec/brands/nova.overlay.yaml", brandOverlay("nova", "location", "es"));
    await watched.said.until(/\(nova\)/);
    expect(Object.keys(watched.session.urls)).toEqual(["acme", "nova", "zeta"]);
    expect(await watched.ask("nova")).toEqual({ note: "first" });
    watched.said.forget();
    await rm(join(watched.project.root, "spec/brands/nova.overlay.yaml"));
    expect(await watched.said.until(/\(zeta\)/)).toContain("`pnpm brand:remove nova`");
    expect(Object.keys(watched.session.urls)).toEqual(["acme", "zeta"]);
    expect(await watched.ask("zeta")).toEqual({ note: "first" });
  });

  test("remakes brands that are not served as well", async () => {
    const watched = await start({}, ["zeta"]);
    expect(Object.keys(watched.session.urls)).toEqual(["zeta"]);
    await watched.project.write(pathFile, pathText("second"));
    expect(await watched.said.until(/→/)).toMatch(/→ zeta reloaded; acme remade, not served in \d+ ms$/);
    await watched.session.settled();
    expect(await readFile(join(watched.project.root, "spec/generated/acme.json"), "utf8")).toContain(
      "second",
    );
  });

  test("ends with everything that belongs to it", async () => {
    const watched = await start();
    const urls = Object.values(watched.session.urls).map(String);
    expect(urls).toHaveLength(2);
    await watched.session.stop();
    for (const url of urls) {
      await expect(fetch(url)).rejects.toThrow("fetch failed");
    }
    await watched.project.write(pathFile, pathText("second"));
    await watched.session.settled();
    expect(watched.said.lines).toEqual([]);
  });

  test("ends in the middle of a run without leaving half of it behind", async () => {
    const watched = await start();
    await watched.project.write(pathFile, pathText("second"));
    await watched.said.until(/→/);
    await watched.session.stop();
    const { root } = watched.project;
    expect((await filesBelow(root)).filter((file) => file.includes(".staging-"))).toEqual([]);
    for (const unit of ["acme", "zeta"]) {
      const texts = [...(await generated(watched))]
        .filter(([file]) => file.includes(`/spec/generated/${unit}.`))
        .map(([, text]) => /Source: sha256 (\w+)|"source": "(\w+)"/.exec(text)?.slice(1).join(""));
      expect(new Set(texts).size).toBe(1);
    }
  });
});

function version(description: string): string {
  return `name: Version
in: header
description: ${description}
required: true
schema:
  type: string
  enum: ['2021-07-28']
`;
}
