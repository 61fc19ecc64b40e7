import { runCommand } from "./command/run-command.ts";
import { currentBundles } from "./generate/units.ts";
import { lint } from "./lint/command.ts";
import { repository } from "./workspace/paths.ts";

await runCommand(() => lint(repository, currentBundles(repository), console));
