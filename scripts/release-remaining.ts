import { runCommand } from "./command/run-command.ts";
import { keepRemaining } from "./release/plan.ts";
import { repository } from "./workspace/paths.ts";

await runCommand(async () => {
  const names = await keepRemaining(repository);
  console.log(names.length > 0 ? `Left to publish: ${names.join(", ")}.` : "Nothing is left to publish.");
});
