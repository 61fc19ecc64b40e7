import { repository } from "./generate/paths.ts";
import { importSource } from "./source-import/command.ts";

process.exitCode = await importSource(repository, process.argv.slice(2), console);
