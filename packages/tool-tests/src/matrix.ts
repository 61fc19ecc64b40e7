import type { Cell } from "./cell.ts";
import { builders } from "./projects/builders.ts";
import { frameworks } from "./projects/frameworks.ts";
import { jestProjects } from "./projects/jest.ts";
import { packageManagers } from "./projects/package-managers.ts";
import { runners } from "./projects/runners.ts";
import { sandboxes } from "./projects/sandbox.ts";

const cells = [...packageManagers, ...jestProjects, ...runners, ...sandboxes, ...builders, ...frameworks];

/**
 * What users install, test, build and run with: each cell is a project of its own. Those that npm installs the same tools
 * for follow one another.
 */
export const matrix: readonly Cell[] = Object.values(
  Object.groupBy(cells, ({ name, install, tools }) => (install ? name : JSON.stringify(tools))),
).flatMap((group = []) => group);
