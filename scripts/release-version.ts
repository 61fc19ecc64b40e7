import { runCommand } from "./command/run-command.ts";
import { releaseVersion } from "./release/version.ts";
import { repository } from "./workspace/paths.ts";

await runCommand(async () => {
  for (const { name, version } of await releaseVersion(repository)) console.log(`${name} ${version}`);
});
