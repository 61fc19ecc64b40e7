import { brandNew } from "./brand/commands.ts";
import { repository } from "./workspace/paths.ts";

process.exitCode = await brandNew(repository, process.argv.slice(2), console);
