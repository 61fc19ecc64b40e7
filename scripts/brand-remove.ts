import { brandRemove } from "./brand/commands.ts";
import { repository } from "./workspace/paths.ts";

process.exitCode = await brandRemove(repository, process.argv.slice(2), console);
