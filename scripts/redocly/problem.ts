import { sep } from "node:path";
import { getLineColLocation, type NormalizedProblem } from "@redocly/openapi-core";
import { UserError } from "../command/user-error.ts";
import { pathFrom } from "../workspace/path-from.ts";

/** Something that Redocly finds wrong, an error or a warning. */
export interface Problem {
  /** `spec/openapi.yaml:12` */
  readonly at: string;
  /** Where it stands in the document, such as `#/paths/~1invoices/get`; undefined where no document can be made of the file. */
  readonly pointer: string | undefined;
  /** What is wrong and what may be meant, in one line. */
  readonly message: string;
}

export function problemsOf(root: string, found: readonly NormalizedProblem[]): Problem[] {
  return found.flatMap(({ message, ignored, suggest: [meant], ruleId, location: [location] }) => {
    if (ignored || location === undefined) {
      return [];
    }
    const { source, start } = getLineColLocation(location);
    const advice = meant === undefined ? "" : ` Did you mean \`${meant}\`?`;
    return {
      at: `${pathFrom(root, source.absoluteRef)}:${start.line}`,
      pointer: location.pointer,
      message: `${oneLine(root, message)}${advice} (${ruleId})`,
    };
  });
}

/** The message in one line, with the files named as seen from the project. */
export function oneLine(root: string, message: string): string {
  return message
    .replaceAll(root + sep, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** What is wrong, a line each: `spec/openapi.yaml:12: …`; no more than `most` of them. */
export function describeProblems(problems: readonly Problem[], most = 10): string {
  const lines = problems.map(({ at, message }) => `${at}: ${message}`);
  const more = lines.length > most ? [`… and ${lines.length - most} more`] : [];
  return [...lines.slice(0, most), ...more].join("\n");
}

/** Throws a {@link UserError} that names the problems, if there are any. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) {
    throw new UserError(describeProblems(problems));
  }
}
