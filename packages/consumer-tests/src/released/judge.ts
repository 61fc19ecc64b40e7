import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bump } from "@crm-invoices/scripts/changesets";
import { codeOfUsers } from "@crm-invoices/scripts/code-of-users";
import { isReleased, type PublishedPackage } from "@crm-invoices/scripts/packages";
import { describeRelease, readReleased, releasedFolder } from "@crm-invoices/scripts/released-code";
import { workspace } from "../workspace.ts";
import { breaksOf } from "./breaks.ts";
import { changedDependencies, droppedPlatforms } from "./promises.ts";

/** What has become of the code that users of a package's last release have. */
export interface Judgment {
  readonly verdict: "accepted" | "refused";
  readonly says: string;
}

/**
 * Whether a package may be released as it is: what users wrote for its last release still compiles and runs where it did,
 * or a major release is announced; what its next release installs anew is announced; and what that release will be held
 * to compiles too.
 */
export async function judgeRelease(each: PublishedPackage, bump: Bump | undefined): Promise<Judgment> {
  const { name, folder } = each;
  const code = await codeOfUsers(workspace, each);
  if (code.size === 0) {
    return { verdict: "accepted", says: `${name}: documents alone, which \`pnpm spec:changeset\` compares.` };
  }
  const wrong = await breaksOfNext(folder, code);
  if (wrong.length > 0) {
    return {
      verdict: "refused",
      says: `${name}: its manual and type tests do not compile as users would write them, and its next release keeps them:\n${list(wrong)}`,
    };
  }
  return judgeAgainstLast(each, bump);
}

async function judgeAgainstLast(each: PublishedPackage, bump: Bump | undefined): Promise<Judgment> {
  const { name, folder, version } = each;
  if (!isReleased(version)) {
    return { verdict: "accepted", says: `${name}: no release yet, so no older code.` };
  }
  const before = await readReleased(folder);
  if (before?.version !== version) {
    return {
      verdict: "refused",
      says: `${name} is ${version}, but the code kept of its last release is that of ${before?.version ?? "none"}: run \`pnpm release:version\`, which keeps it.`,
    };
  }
  const now = await describeRelease(workspace, each);
  const unannounced = bump === undefined ? changedDependencies(before, now) : [];
  if (unannounced.length > 0) {
    return {
      verdict: "refused",
      says: `${name}: users get these with its next release alone, and none is announced:\n${list(unannounced)}\nSay what they change: \`npx pnpm@12 changeset\`.`,
    };
  }
  const broken = [...droppedPlatforms(before, now), ...(await breaksOf(folder, releasedFolder(folder)))];
  if (broken.length === 0) {
    return { verdict: "accepted", says: `${name}: what was written for ${version} compiles.` };
  }
  return bump === "major"
    ? {
        verdict: "accepted",
        says: `${name}: a major release is announced, which breaks this:\n${list(broken)}`,
      }
    : {
        verdict: "refused",
        says: `${name}: this was promised with ${version} and does not hold any more:\n${list(broken)}\nMake it hold again, or announce a major release of ${name}: \`npx pnpm@12 changeset\`.`,
      };
}

/** What does not compile of the code that the next release would keep. */
async function breaksOfNext(
  packageFolder: string,
  code: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "crm-invoices-next-"));
  try {
    await Promise.all([...code].map(([name, text]) => writeFile(join(folder, name), text)));
    return await breaksOf(packageFolder, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function list(lines: readonly string[]): string {
  return lines.map((text) => `  ${text}`).join("\n");
}
