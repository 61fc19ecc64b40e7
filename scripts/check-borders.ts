import { checkBorders } from "./borders/check-borders.ts";
import { runCommand } from "./command/run-command.ts";
import { UserError } from "./command/user-error.ts";
import { repository } from "./workspace/paths.ts";

/** Holds every import against the table of what each folder may import. */
await runCommand(async () => {
  const problems = await checkBorders(repository);
  if (problems.length > 0) throw new UserError(problems.join("\n"));
  console.log("Every folder imports what scripts/borders/table.ts allows, and nothing runs in a circle.");
});
