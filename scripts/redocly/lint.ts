import { BaseResolver, lintDocument, Source } from "@redocly/openapi-core";
import { type Rules, redoclyConfig } from "./config.ts";
import { openDocument } from "./document.ts";
import { type Problem, problemsOf } from "./problem.ts";

/** What is wrong with the document that begins in `file`. */
export async function lintFile(root: string, file: string, rules: Rules): Promise<Problem[]> {
  const config = await redoclyConfig(root, rules);
  return problemsOf(root, await lintDocument({ ...(await openDocument(root, file)), config }));
}

/** What is wrong with a bundled document, whether or not it stands in `file` yet. */
export async function lintBundle(root: string, file: string, bundle: unknown): Promise<Problem[]> {
  const found = await lintDocument({
    document: { source: new Source(file, JSON.stringify(bundle, null, 2)), parsed: bundle },
    config: await redoclyConfig(root, "all"),
    externalRefResolver: new BaseResolver(),
  });
  return problemsOf(root, found);
}
