import { bundle, Source } from "@redocly/openapi-core";
import type { Bundle } from "../generate/document.ts";
import { redoclyConfig } from "./config.ts";
import { openDocument } from "./document.ts";
import { problemsOf, refuse } from "./problem.ts";

/** The document that begins in `file` with all it refers to in one object. */
export async function bundleFile(root: string, file: string): Promise<Bundle> {
  const config = await redoclyConfig(root, "standards");
  const { document: doc, externalRefResolver } = await openDocument(root, file);
  const { bundle: bundled, problems } = await bundle({ doc, externalRefResolver, config });
  refuse(problemsOf(root, problems));
  return plain(bundled.parsed);
}

/** A copy of a bundled document, changed by overlays. */
export async function applyOverlays(
  root: string,
  file: string,
  document: Bundle,
  overlays: readonly string[],
): Promise<Bundle> {
  const { bundle: changed, problems } = await bundle({
    // The text is for pointing at mistakes in the document; here they can only be in an overlay.
    doc: { source: new Source(file, ""), parsed: structuredClone(document) },
    config: await redoclyConfig(root, "standards"),
    overlays: [...overlays],
  });
  refuse(problemsOf(root, problems));
  return plain(changed.parsed);
}

/** Bundling puts one object in several places; here each place has its own. */
function plain(document: unknown): Bundle {
  return JSON.parse(JSON.stringify(document));
}
