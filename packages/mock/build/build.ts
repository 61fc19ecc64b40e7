/** Builds what is published, once the compiler has written the declarations. */
import { join } from "node:path";
import { nodeBundle, publicEntries } from "./bundle.ts";
import { removeUnreachable } from "./declarations.ts";
import "./code.ts";

removeUnreachable(join(nodeBundle.absWorkingDir, "dist"), publicEntries);
