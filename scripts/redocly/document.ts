import { BaseResolver, type Document, detectSpec, ResolveError, YamlParseError } from "@redocly/openapi-core";
import { UserError } from "../command/user-error.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { oneLine } from "./problem.ts";

/**
 * Reads the file that a document begins with; the resolver reads what it refers to. Fails, naming file and line, when
 * there is no such file, or it is no YAML, or no document that Redocly knows.
 */
export async function openDocument(
  root: string,
  file: string,
): Promise<{ readonly document: Document; readonly externalRefResolver: BaseResolver }> {
  const externalRefResolver = new BaseResolver();
  const wrong = (error: Error, line: number) =>
    new UserError(`${pathFrom(root, file)}:${line}: ${oneLine(root, error.message)}`);
  const document = await externalRefResolver.resolveDocument(null, file, true).catch((error: Error) => error);
  if (document instanceof YamlParseError) {
    throw wrong(document, document.line);
  }
  if (document instanceof ResolveError) {
    throw wrong(document, 1);
  }
  if (document instanceof Error) {
    throw document;
  }
  try {
    detectSpec(document.parsed);
  } catch (error) {
    throw wrong(error instanceof Error ? error : new Error(String(error)), 1);
  }
  return { document, externalRefResolver };
}
