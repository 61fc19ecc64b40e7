import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listChangesets } from "../workspace/changesets.ts";
import { run } from "../workspace/run.ts";

/** A plan as `changeset publish-plan` writes it: groups of packages, each to be published after the ones it needs. */
interface Plan {
  readonly version: number;
  readonly plan: readonly (readonly Release[])[];
}

interface Release {
  readonly name: string;
  readonly version: string;
}

/** What a release has to do next: make versions of changesets, publish what the registry does not have, or nothing. */
export async function nextStep(root: string): Promise<"version" | "publish" | "nothing"> {
  if ((await listChangesets(root)).length > 0) return "version";
  const { plan } = await planPublication(root);
  return plan.length > 0 ? "publish" : "nothing";
}

/** Takes out of the plan of what is packed what the registry has by now. Gives the names of what remains. */
export async function keepRemaining(root: string): Promise<string[]> {
  const file = join(root, "dist/release/publish-plan.json");
  if (!existsSync(file)) return [];
  const packed = await readPlan(file);
  const wanted = namesOf(await planPublication(root));
  const plan = packed.plan
    .map((group) => group.filter((release) => wanted.includes(nameOf(release))))
    .filter((group) => group.length > 0);
  await writeFile(file, `${JSON.stringify({ ...packed, plan }, null, 2)}\n`);
  return namesOf({ ...packed, plan });
}

/** What the registry does not have yet. */
async function planPublication(root: string): Promise<Plan> {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-plan-"));
  try {
    const file = join(folder, "plan.json");
    await run(join(root, "node_modules/.bin/changeset"), ["publish-plan", "--output", file], { cwd: root });
    return await readPlan(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readPlan(file: string): Promise<Plan> {
  const plan: Plan = JSON.parse(await readFile(file, "utf8"));
  return plan;
}

function namesOf({ plan }: Plan): string[] {
  return plan.flat().map(nameOf);
}

function nameOf({ name, version }: Release): string {
  return `${name}@${version}`;
}
