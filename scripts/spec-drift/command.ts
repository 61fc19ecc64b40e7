import { writeFile } from "node:fs/promises";
import { basename, resolve, sep } from "node:path";
import type { Output } from "../command/report.ts";
import { UsageError, UserError } from "../command/user-error.ts";
import { listBrandIds } from "../generate/brands.ts";
import { specFolder } from "../workspace/paths.ts";
import { compareTraffic } from "./compare.ts";
import { type Flags, readFlags, usage } from "./flags.ts";
import { gather, readCalls } from "./gather.ts";
import { ledgerLookup } from "./known.ts";
import { actionsText } from "./observed-actions.ts";
import { loadFreshProject, type Project } from "./project.ts";
import { proposalText, proposeEntries } from "./proposals.ts";
import { type Judge, redoclyDrift } from "./redocly-drift.ts";
import { type DriftReport, writeJson, writeText } from "./report.ts";

/** What the command leaves to others, so that tests can look at it or do it once. */
export interface Helpers {
  readonly load: (root: string) => Promise<Project>;
  readonly judge: Judge;
}

/** Runs `pnpm spec:drift` in the project at `root`; returns the exit code. */
export async function specDrift(
  root: string,
  parameters: readonly string[],
  output: Output,
  helpers: Helpers = { load: loadFreshProject, judge: redoclyDrift },
): Promise<number> {
  try {
    const flags = readFlags(parameters);
    if (flags === undefined) {
      output.log(usage);
      return 0;
    }
    checkTarget(root, flags);
    await checkBrand(root, flags);
    // Loading the project takes longest, so that a wrong recording is refused before.
    const calls = await readCalls(flags.files);
    const report = await findDrift(await helpers.load(root), calls, flags, helpers.judge);
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

async function findDrift(
  { documents, ledger }: Project,
  calls: Awaited<ReturnType<typeof readCalls>>,
  flags: Flags,
  judge: Judge,
): Promise<DriftReport> {
  const chosen = documents.filter(({ brand }) => flags.brand === undefined || brand === flags.brand);
  const { exchanges, recorded, notCompared } = gather(calls, flags, chosen);
  const traffic = chosen.flatMap((described) => {
    const found = exchanges.get(described.brand);
    return found === undefined ? [] : [{ described, exchanges: found }];
  });
  const { findings, neverSeen } = await compareTraffic(traffic, recorded, judge);
  const entriesFor = ledgerLookup(ledger);
  const known = findings.map((finding) => ({ finding, entries: entriesFor(finding) }));
  const operations = new Set(traffic.flatMap(({ described }) => [...described.operations.keys()]));
  const proposed = proposeEntries(
    known.filter(({ entries }) => entries.length === 0).map(({ finding }) => finding),
    [...operations].map((operation) => operation.slice(operation.indexOf(" ") + 1)),
    new Set(ledger.entries.map(({ id }) => id)),
  );
  const proposals = proposed.map(({ entry }) => entry);
  return {
    recordings: flags.files.map((file) => basename(file)),
    brands: traffic.map(({ described }) => described.brand),
    compared: recorded.length,
    notCompared,
    days: [...new Set(recorded.flatMap(({ day }) => day ?? []))].sort(),
    findings: known,
    neverSeen,
    described: operations.size,
    proposals,
    yaml: proposalText(proposals),
    actions: actionsText(proposed.flatMap(({ actions }) => actions)),
  };
}

async function checkBrand(root: string, { brand }: Flags): Promise<void> {
  const brands = await listBrandIds(root);
  if (brand !== undefined && !brands.includes(brand)) {
    throw new UsageError(`--brand: there is no such brand; spec/brands has ${brands.join(", ")}.`, usage);
  }
}

/** The command changes neither the description nor a recording. */
function checkTarget(root: string, { write: target, files }: Flags): void {
  const path = target === undefined ? undefined : resolve(target);
  if (path === undefined) {
    return;
  }
  if (path.startsWith(`${specFolder(root)}${sep}`)) {
    throw new UsageError(
      "--write: this file is in spec/, where nothing is written. Name a file elsewhere.",
      usage,
    );
  }
  if (files.some((file) => resolve(file) === path)) {
    throw new UsageError("--write: this file is a recording. Name another one.", usage);
  }
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const code =
      typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
    throw new UserError(
      `--write: ${basename(file)} cannot be written (${code}). Name a file in a folder that exists.`,
    );
  }
}

/** What is said of a failure. The message of an unforeseen one may quote the recording, so it is kept back. */
function told(error: unknown): string {
  if (error instanceof UserError) {
    return error.message;
  }
  const stack = typeof error === "object" && error !== null && "stack" in error ? String(error.stack) : "";
  const place = /scripts\/([\w./-]+:\d+):\d+\)?$/m.exec(stack)?.[1];
  return `The comparison failed for a reason that is not known to it${place === undefined ? "" : ` (scripts/${place})`}; the message is kept back, because it may quote the recording. Please report it.`;
}
