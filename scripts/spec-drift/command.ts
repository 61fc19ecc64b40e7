import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { Mistake } from "../command/mistake.ts";
import type { Output } from "../command/report.ts";
import { readBrands } from "../generate/brands.ts";
import { loadBundles, loadLedger, loadSources } from "../reconcile/load.ts";
import { compareTraffic } from "./compare.ts";
import { type Described, describeDocument } from "./documents.ts";
import { type Flags, readFlags, UsageMistake, usage } from "./flags.ts";
import { gather } from "./gather.ts";
import { ledgerLookup } from "./known.ts";
import { proposalText, proposeEntries } from "./proposals.ts";
import { type Judge, redoclyDrift } from "./redocly-drift.ts";
import { type DriftReport, writeJson, writeText } from "./report.ts";

/** Runs `pnpm spec:drift` in the project at `root`; returns the exit code. */
export async function specDrift(
  root: string,
  parameters: readonly string[],
  output: Output,
  judge: Judge = redoclyDrift,
): Promise<number> {
  try {
    const flags = readFlags(parameters);
    if (flags === undefined) {
      output.log(usage);
      return 0;
    }
    const report = await findDrift(root, flags, judge);
    if (flags.write !== undefined) {
      await write(flags.write, `${writeText(report, true)}\n`);
    }
    output.log(flags.json ? writeJson(report) : writeText(report, false));
    return report.findings.some(({ entries }) => entries.length === 0) ? 1 : 0;
  } catch (error) {
    output.error(told(error));
    return 2;
  }
}

async function findDrift(root: string, flags: Flags, judge: Judge): Promise<DriftReport> {
  const documents = await readDocuments(root, flags.brand);
  const ledger = await loadLedger(root, await loadSources(root));
  const { exchanges, recorded, notCompared } = await gather(
    flags.files,
    documents,
    flags.servers,
    flags.brand !== undefined,
  );
  const used = documents.filter(({ brand }) => exchanges.has(brand));
  const traffic = used.map((described) => ({
    described,
    document: join(root, documentFile(described.brand)),
    exchanges: exchanges.get(described.brand) ?? [],
  }));
  const { findings, neverSeen } = await compareTraffic(traffic, recorded, judge);
  const entriesFor = ledgerLookup(ledger);
  const known = findings.map((finding) => ({ finding, entries: entriesFor(finding) }));
  const operations = new Set(used.flatMap((described) => [...described.operations.keys()]));
  const proposals = proposeEntries(
    known.filter(({ entries }) => entries.length === 0).map(({ finding }) => finding),
    [...operations].map((operation) => operation.slice(operation.indexOf(" ") + 1)),
    new Set(ledger.entries.map(({ id }) => id)),
  );
  return {
    recordings: flags.files.map((file) => basename(file)),
    brands: used.map(({ brand }) => brand),
    compared: recorded.length,
    notCompared,
    days: [...new Set(recorded.flatMap(({ day }) => day ?? []))].sort(),
    findings: known,
    neverSeen,
    described: operations.size,
    proposals,
    yaml: proposalText(proposals),
  };
}

const documentFile = (brand: string): string => `spec/generated/${brand}.json`;

async function readDocuments(root: string, chosen: string | undefined): Promise<Described[]> {
  const brands = await readBrands(root);
  const ids = brands.map(({ id }) => id);
  if (chosen !== undefined && !ids.includes(chosen)) {
    throw new UsageMistake(`--brand: there is no such brand; spec/brands has ${ids.join(", ")}.`);
  }
  const bundles = await loadBundles(root);
  return brands
    .filter(({ id }) => chosen === undefined || id === chosen)
    .map(({ id, altType }) => describeDocument(id, altType, bundles.get(id)));
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const code =
      typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
    throw new Mistake(
      `--write: ${basename(file)} cannot be written (${code}). Name a file in a folder that exists.`,
    );
  }
}

/** What is said of a failure. The message of an unforeseen one may quote the recording, so it is kept back. */
function told(error: unknown): string {
  if (error instanceof UsageMistake) {
    return `${error.message}\n\n${usage}`;
  }
  if (error instanceof Mistake) {
    return error.message;
  }
  const stack = typeof error === "object" && error !== null && "stack" in error ? String(error.stack) : "";
  const place = /scripts\/([\w./-]+:\d+):\d+\)?$/m.exec(stack)?.[1];
  return `The comparison failed for a reason that is not known to it${place === undefined ? "" : ` (scripts/${place})`}; the message is kept back, because it may quote the recording. Please report it.`;
}
