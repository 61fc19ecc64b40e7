import { interruptible } from "./command/interruptible.ts";
import { runCommand } from "./command/run-command.ts";
import { build } from "./start/build.ts";
import { mock } from "./start/servers.ts";
import { repository } from "./workspace/paths.ts";

await runCommand(() => interruptible((signal) => build(repository, mock, signal)));
