import { runCommand } from "./command/run-command.ts";
import { nextSteps } from "./release/plan.ts";
import { repository } from "./workspace/paths.ts";

/** Prints what comes next as lines that a workflow of GitHub takes for its outputs. */
await runCommand(async () => {
  const { version, publish } = await nextSteps(repository);
  const steps = [
    ...(version ? ["version=true"] : []),
    ...(publish === undefined ? [] : [`publish=${publish}`]),
  ];
  console.log(steps.length > 0 ? steps.join("\n") : "nothing=true");
});
