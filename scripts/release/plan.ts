import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../command/user-error.ts";
import { listChangesets } from "../workspace/changesets.ts";
import { isReleased, publishedPackages } from "../workspace/packages.ts";
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

/** What a release has to do next. It may be both: a changeset can be merged before the versions made last are published. */
export interface NextSteps {
  /** Whether changesets wait to become versions. */
  readonly version: boolean;
  /** The commit to publish, which made the versions that the registry does not have; undefined when it has all. */
  readonly publish: string | undefined;
}

export async function nextSteps(root: string): Promise<NextSteps> {
  const { plan } = await planPublication(root);
  // A package that has no version yet waits for its first changeset.
  const isDue = plan.flat().some(({ version }) => isReleased(version));
  return {
    version: (await listChangesets(root)).length > 0,
    publish: isDue ? await versionCommit(root) : undefined,
  };
}

/**
 * The newest commit that changed a version. Later ones may hold what no changelog tells of yet, so it is this one that is
 * packed and published.
 */
async function versionCommit(root: string): Promise<string> {
  const manifests = (await publishedPackages(root)).map(({ folder }) => join(folder, "package.json"));
  const log = ["log", "--max-count=1", "--format=%H", '-G^  "version":', "--", ...manifests];
  const commit = (await run("git", log, { cwd: root })).trim();
  if (commit === "") {
    throw new UserError("No commit that changed a version is known here. Fetch the whole history first.");
  }
  return commit;
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
