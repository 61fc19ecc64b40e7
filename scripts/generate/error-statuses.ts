import { readFile } from "node:fs/promises";
import { STATUS_CODES } from "node:http";
import { join } from "node:path";
import { listOperations, responsesOf } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";
import { locateInSpec } from "../reconcile/spec-files.ts";
import { repository } from "../workspace/paths.ts";

/** The file of the client's runtime that has an error class for each documented status. */
export const errorClassesFile = join(repository, "packages/core/src/errors/status-errors.ts");

/** The class for a documented status, named after the status's standard phrase; undefined for a status of no name. */
export function errorClassOf(status: string): string | undefined {
  const phrase = STATUS_CODES[status];
  return phrase && `${phrase.replace(/\W/g, "")}Error`;
}

/**
 * Fails, naming file and line, when an operation documents an error for which the client has no class: what is generated
 * would not compile.
 */
export async function checkErrorStatuses(root: string, document: unknown): Promise<void> {
  const text = await readFile(errorClassesFile, "utf8");
  const known = new Set([...text.matchAll(/^export const (\w+Error)\b/gm)].map(([, name]) => name));
  const missing = listOperations(document).flatMap((operation) =>
    responsesOf(document, operation)
      .filter(({ status }) => /^4\d\d$/.test(status) && !known.has(errorClassOf(status)))
      .map(({ status, statedAt }) => ({ status, statedAt, operation })),
  );
  if (missing.length > 0) {
    const locate = await locateInSpec(root);
    const lines = missing.map(
      ({ status, statedAt, operation: { method, path } }) =>
        `${locate(statedAt)}: ${method} ${path} documents the status ${status}, for which the client has no error class. Add one as CONTRIBUTING.md says about a status.`,
    );
    throw new UserError(lines.join("\n"));
  }
}
