import { runCommand } from "./command/run-command.ts";
import { keepReleasedCode } from "./released-code/keep.ts";
import { repository } from "./workspace/paths.ts";

await runCommand(async () => {
  const kept = await keepReleasedCode(repository);
  console.log(kept.length > 0 ? `Kept the code of ${kept.join(", ")}.` : "No package has a new version.");
});
