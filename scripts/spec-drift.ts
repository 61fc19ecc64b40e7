import { specDrift } from "./spec-drift/command.ts";
import { repository } from "./workspace/paths.ts";

process.exitCode = await specDrift(repository, process.argv.slice(2), console);
