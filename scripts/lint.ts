import { runCommand } from "./command/run-command.ts";
import { UserError } from "./command/user-error.ts";
import { lintSpec } from "./lint/lint-spec.ts";
import { describeProblems } from "./redocly/problem.ts";
import { repository } from "./workspace/paths.ts";

/** Lints the description, every overlay and the document of every brand. A warning fails it too. */
await runCommand(async () => {
  const problems = await lintSpec(repository);
  if (problems.length > 0) {
    throw new UserError(describeProblems(problems, Number.POSITIVE_INFINITY));
  }
  console.log(
    "The description, its overlays and the document of every brand keep the rules of redocly.yaml.",
  );
});
