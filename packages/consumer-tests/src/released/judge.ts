import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Bump } from "@crm-invoices/scripts/changesets";
import type { PublishedPackage } from "@crm-invoices/scripts/packages";
import { describeRelease, readReleased, releasedFolder } from "@crm-invoices/scripts/released-code";
import { workspace } from "../workspace.ts";
import { breaksOf } from "./breaks.ts";
import { droppedPlatforms } from "./promises.ts";

/** What has become of the code that users of a package's last release have. */
export interface Judgement {
  readonly verdict: "accepted" | "refused";
  readonly says: string;
}

/**
 * Whether a package may be released as it is: what users wrote for its last release still compiles and runs where it did,
 * or a major release is announced.
 */
export async function judgeRelease(each: PublishedPackage, bump: Bump | undefined): Promise<Judgement> {
  const { name, folder, version } = each;
  const before = await readReleased(folder);
  if (before === undefined) {
    return { verdict: "accepted", says: `${name}: ${whyNothingIsKept(each)}` };
  }
  if (before.version !== version) {
    return {
      verdict: "refused",
      says: `${name} is ${version}, but the code kept of its last release is that of ${before.version}: run \`pnpm release:version\`, which keeps it.`,
    };
  }
  const broken = [
    ...droppedPlatforms(before, await describeRelease(workspace, each)),
    ...(await breaksOf(folder, releasedFolder(folder))),
  ];
  if (broken.length === 0) {
    return { verdict: "accepted", says: `${name}: what was written for ${version} compiles.` };
  }
  const list = broken.map((text) => `  ${text}`).join("\n");
  return bump === "major"
    ? { verdict: "accepted", says: `${name}: a major release is announced, which breaks this:\n${list}` }
    : {
        verdict: "refused",
        says: `${name}: this was promised with ${version} and does not hold any more:\n${list}\nMake it hold again, or announce a major release of ${name}: \`npx pnpm@12 changeset\`.`,
      };
}

function whyNothingIsKept({ folder }: PublishedPackage): string {
  return existsSync(join(folder, "src"))
    ? "no release yet, so no older code."
    : "documents alone, which `pnpm spec:changeset` compares.";
}
