import { importSource } from "./source-import/command.ts";
import { repository } from "./workspace/paths.ts";

process.exitCode = await importSource(repository, process.argv.slice(2), console);
