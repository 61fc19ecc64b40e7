import { runCommand } from "./command/run-command.ts";
import { checkSpec } from "./lint/check-spec.ts";
import { repository } from "./workspace/paths.ts";

await runCommand(() => checkSpec(repository, console));
