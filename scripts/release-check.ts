import { runCommand } from "./command/run-command.ts";
import { checkPacked } from "./release/check.ts";
import { repository } from "./workspace/paths.ts";

await runCommand(async () => {
  const names = await checkPacked(repository);
  console.log(names.length > 0 ? `Fit to be published: ${names.join(", ")}.` : "Nothing is packed.");
});
