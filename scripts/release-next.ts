import { runCommand } from "./command/run-command.ts";
import { nextStep } from "./release/plan.ts";
import { repository } from "./workspace/paths.ts";

await runCommand(async () => console.log(await nextStep(repository)));
