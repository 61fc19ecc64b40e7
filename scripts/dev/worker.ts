/** Does the tasks that the process which has started it sends. */
import type { Answer, TaskRequest } from "./pool.ts";
import * as tasks from "./tasks.ts";

const known: Readonly<Record<string, (task: never) => Promise<unknown>>> = tasks;

async function answer({ name, task }: TaskRequest): Promise<Answer> {
  try {
    return { ok: true, value: await known[name]?.(task) };
  } catch (error) {
    return { ok: false, error };
  }
}

process.on("message", async (request: TaskRequest) => process.send?.(await answer(request)));
process.on("disconnect", () => process.exit());
