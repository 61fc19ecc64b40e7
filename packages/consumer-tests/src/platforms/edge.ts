import { runInWorkerd } from "@crm-invoices/scripts/workerd";
import type { ProgramName } from "./input.ts";

/** What the program of a project gives in workerd. */
export function runAtTheEdge(
  project: string,
  input: object,
  program: ProgramName = "payment",
): Promise<unknown> {
  const code = `import { program } from "./${program}.js";
export default {
  async test(controller, { input }) {
    console.log("result " + JSON.stringify(await program(input)));
  },
};
`;
  return runInWorkerd(project, code, { input });
}
