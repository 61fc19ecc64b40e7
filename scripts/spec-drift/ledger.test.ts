import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { JsonObject } from "@crm-invoices/openapi";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { query } from "json-p3";
import { parse } from "yaml";
import { generateAll } from "../generate/generate-all.ts";
import { createProject, type Project } from "../generate/testing/project.ts";
import { readLedger } from "../reconcile/ledger.ts";
import { loadSources, readBundles } from "../reconcile/load.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { repository } from "../workspace/paths.ts";
import { parseYaml } from "../yaml/yaml-file.ts";
import { answering, drifts, get } from "./testing/drifts.ts";
import type { HarEntry } from "./testing/har.ts";
import { createRuns, loadOnce, type Runs, silentJudge } from "./testing/runs.ts";
import { describedTraffic } from "./testing/traffic.ts";

let runs: Runs;
/** One call for each way to differ, and one with a field whose name is data. */
let entries: HarEntry[];

beforeAll(async () => {
  runs = await createRuns();
  const har = await describedTraffic("highlevel");
  const keyed = answering(get(har), (body) => (body["anna@example.com"] = 1));
  entries = [...drifts.map(([, entry]) => entry(har)), keyed];
});

afterAll(() => runs?.remove());

function yamlIn(json: string): string {
  const report: JsonObject = JSON.parse(json);
  return String(report["ledger"]);
}

test("proposed entries can be pasted: the ledger reads them, and everything reconciles with them", async () => {
  const file = await runs.record("recording.har", { log: { entries } });
  const { out, code } = await runs.run([file, "--json"], { judge: silentJudge });
  expect(code).toBe(1);
  const text = `${await readFile(join(repository, "spec/ledger.yaml"), "utf8")}\n${yamlIn(out)}`;
  const sources = await loadSources(repository);
  const ledger = readLedger(
    parseYaml("spec/ledger.yaml", text),
    sources.map(({ id }) => id),
  );
  const { uncovered, unusedPatterns } = reconcile({
    sources,
    ledger,
    bundles: await readBundles(repository),
  });
  expect(uncovered).toEqual([]);
  expect(unusedPatterns).toEqual([]);

  // Once they are in the ledger, the same traffic shows nothing new.
  const project = await loadOnce(repository);
  const again = await runs.run([file], { judge: silentJudge, project: { ...project, ledger } });
  expect(again.out).toContain("Nothing new");
  expect(again.out).toContain("ledger: observed-invoice-with-summary-fields");
  expect(again.out).not.toContain("Proposed entries");
  expect(again.code).toBe(0);
});

test("for each difference that a schema can allow, actions of an overlay are proposed", async () => {
  const file = await runs.record("recording.har", { log: { entries } });
  const { out } = await runs.run([file, "--json"], { judge: silentJudge });
  const { observed }: { observed: string } = JSON.parse(out);
  const actions: { target: string; description: string }[] = parse(observed);
  const targets = actions.map(({ target }) => target);
  expect(targets).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/\.required\[\?@ == '\w+'\]$/),
      expect.stringMatching(/^\$\.components\.schemas\.\w+/),
      expect.stringMatching(/\.responses$/),
    ]),
  );
  expect(observed).not.toContain("anna@example.com");
  // Each names the entry that is proposed with it, and matches something.
  const ledger = yamlIn(out);
  const bundle = JSON.parse(await readFile(join(repository, "spec/generated/highlevel.json"), "utf8"));
  for (const { target, description } of actions) {
    const [, entry = ""] = /\(([^)]+)\)\.$/.exec(description) ?? [];
    expect(ledger).toContain(`id: ${entry}\n`);
    expect(query(target, bundle).values().length).toBeGreaterThan(0);
  }
});

test("an entry of the ledger is not about a field that it does not name", async () => {
  const file = await runs.record("recording.har", { log: { entries } });
  const project = await loadOnce(repository);
  const { out } = await runs.run([file, "--json"], { judge: silentJudge });
  const without = yamlIn(out).replaceAll("refundPolicy", "otherField");
  const ledger = readLedger(parseYaml("spec/ledger.yaml", `entries:\n${without}`), []);
  const again = await runs.run([file], { judge: silentJudge, project: { ...project, ledger } });
  expect(again.out).toContain("response.200.refundPolicy: undocumented field");
});

let project: Project | undefined;

afterAll(() => project?.remove());

test("the command works in any project: brands, servers and the ledger are read from it", async () => {
  project = await createProject();
  const { root } = project;
  await generateAll(root);
  const call = (altType: string, reason: unknown) => ({
    startedDateTime: "2026-02-03T04:05:06Z",
    request: {
      method: "POST",
      url: "https://example.com/invoices/5f1/void",
      headers: [{ name: "version", value: "2021-07-28" }],
      postData: { mimeType: "application/json", text: JSON.stringify({ altId: "abc", altType, reason }) },
    },
    response: { status: 200, headers: [], content: { size: 0 } },
  });
  const clean = await runs.record("clean.har", { log: { entries: [call("account", "Sent twice")] } });
  const first = await runs.run([clean], { root, judge: silentJudge });
  expect(first.out).toContain("1 call compared with zeta");
  expect(first.code).toBe(0);

  const wrong = await runs.record("wrong.har", {
    log: { entries: [call("location", 7), call("account", 8)] },
  });
  const second = await runs.run([wrong], { root });
  expect(second.out).toContain("2 calls compared with acme, zeta");
  expect(second.out).toContain("request.reason: another type: a whole number; documented: string (in 2 of 2");
  expect(second.code).toBe(1);

  const json = await runs.run([wrong, "--json"], { root, judge: silentJudge });
  await project.write("spec/ledger.yaml", `entries:\n${yamlIn(json.out)}`);
  const third = await runs.run([wrong], { root, judge: silentJudge });
  expect(third.out).toContain("ledger: observed-void-invoice-request-reason-type");
  expect(third.code).toBe(0);

  // The proposed action is admitted by the proposed entry, and the observed contract allows what was recorded.
  const { observed }: { observed: string } = JSON.parse(json.out);
  const info = "overlay: 1.0.0\ninfo: { title: Drift, version: 1.0.0 }\n";
  await project.write("spec/observed/drift.overlay.yaml", `${info}actions:\n${observed}`);
  await generateAll(root);
  const observedDocument = await readFile(join(root, "spec/generated/acme.observed.json"), "utf8");
  const { reason } = JSON.parse(observedDocument).components.schemas.VoidInvoiceRequest.properties;
  expect(reason.type).toEqual(["string", "integer"]);
  expect(await readFile(join(root, "spec/generated/acme.json"), "utf8")).not.toContain("integer");

  const proxied = JSON.stringify({ log: { entries: [call("location", "Sent twice")] } });
  const moved = await runs.record(
    "moved.har",
    proxied.replace("https://example.com", "http://localhost:8080/proxy"),
  );
  const fourth = await runs.run([moved, "--server", "http://localhost:8080/proxy"], {
    root,
    judge: silentJudge,
  });
  expect(fourth.out).toContain("1 call compared with acme");
  expect(fourth.code).toBe(0);
});
