import type { Output } from "../command/report.ts";
import { UserError } from "../command/user-error.ts";

/** Does a piece of work within a number of seconds; its signal is aborted when they are over. */
export type Step = <Result>(
  name: string,
  seconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
) => Promise<Result>;

/** Makes the steps of a rehearsal, each printed with the seconds it took; `stop` ends the one at work. */
export function createSteps(output: Pick<Output, "log">, stop: AbortSignal): Step {
  return async (name, seconds, work) => {
    const start = performance.now();
    const limit = AbortSignal.timeout(seconds * 1000);
    try {
      const result = await work(AbortSignal.any([stop, limit]));
      output.log(`${name}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
      return result;
    } catch (error) {
      if (limit.aborted && !stop.aborted) {
        throw new UserError(`${name} was ended: it took more than ${seconds} s.`);
      }
      output.log(`${name}: failed`);
      throw error;
    }
  };
}
