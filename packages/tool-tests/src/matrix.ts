import type { Cell } from "./cell.ts";
import { builders } from "./projects/builders.ts";
import { jestProjects } from "./projects/jest.ts";
import { packageManagers } from "./projects/package-managers.ts";
import { runners } from "./projects/runners.ts";

/** What users install, test and build with: each cell is a project of its own. */
export const matrix: readonly Cell[] = [...packageManagers, ...jestProjects, ...runners, ...builders];
