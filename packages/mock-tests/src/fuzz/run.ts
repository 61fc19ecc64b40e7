import { faultsOf, patience } from "../faults.ts";
import type { Server } from "../servers/server.ts";
import { Connection, type Outcome } from "../wire/connection.ts";
import { bytesOf, type Request } from "../wire/request.ts";
import { type Mutant, mutate } from "./mutate.ts";
import { Random } from "./random.ts";

/** What came of a number of random requests. */
export interface Report {
  readonly sent: number;
  /** How many answers had which status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** The slowest answer, in milliseconds. */
  readonly slowest: number;
  /** How many had no answer in time until they were sent again, as happens when the machine has other work. */
  readonly repeated: number;
  /** What went wrong, with the request that did it; the first few. */
  readonly faults: readonly string[];
}

const workers = 8;
const faultsKept = 20;

/**
 * Sends each valid request once, one after the other: the first call of an operation prepares what judges it, and that of
 * all of them at once would be one long wait. Gives what went wrong.
 */
export async function callEach(server: Server, valid: readonly Request[]): Promise<string[]> {
  const connection = await Connection.open(server.port);
  const faults: string[] = [];
  for (const request of valid) {
    connection.write(bytesOf({ ...request, target: server.base + request.target }));
    const outcome = await connection.next(request.method, 10 * patience);
    faults.push(...faultsOf(request.method, outcome).filter((fault) => !/answered 5\d\d/.test(fault)));
    if (outcome.kind !== "response") break;
  }
  connection.close();
  return faults;
}

/** Sends random mutations of the valid requests to the server, the same ones for the same seed. */
export async function fuzz(
  server: Server,
  valid: readonly Request[],
  { count, seed }: { count: number; seed: number },
): Promise<Report> {
  const random = new Random(seed);
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  let sent = 0;
  let slowest = 0;
  let repeated = 0;

  const work = async () => {
    let shared: Connection | undefined;
    while (sent < count && faults.length < faultsKept) {
      sent += 1;
      const original = random.pick(valid);
      const mutant = mutate(random, { ...original, target: server.base + original.target });
      if (mutant.alone || !shared?.usable) {
        shared?.close();
        shared = await Connection.open(server.port).catch(() => undefined);
      }
      if (!shared) {
        await server.ended;
        faults.push(server.death() ?? "it takes no connection");
        break;
      }
      let outcome = await exchange(shared, mutant);
      if (outcome.kind === "silence") {
        repeated += 1;
        shared.close();
        shared = await Connection.open(server.port);
        outcome = await exchange(shared, mutant);
      }
      if (outcome.kind === "response") {
        const { status } = outcome.response;
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        slowest = Math.max(slowest, outcome.milliseconds);
      }
      const wrong = faultsOf(mutant.method, outcome).filter(() => !asksForFailure(mutant));
      if (wrong.length > 0) faults.push(`${wrong.join("; ")} <- ${shown(mutant)}`);
      if (outcome.kind !== "response" || mutant.alone) {
        shared.close();
        shared = undefined;
      }
    }
    shared?.close();
  };

  await Promise.all(Array.from({ length: workers }, work));
  return { sent, statuses, slowest, repeated, faults };
}

function exchange(connection: Connection, { bytes, method, alone }: Mutant): Promise<Outcome> {
  connection.write(bytes);
  if (alone) connection.finish();
  return connection.next(method, patience);
}

/** Chance may make a request ask for a status of 500 and more, which it is then given. */
function asksForFailure({ bytes }: Mutant): boolean {
  return /code=["\s]*5\d\d/.test(bytes.toString("latin1", 0, 2000));
}

function shown({ bytes }: Mutant): string {
  const text = JSON.stringify(bytes.toString("latin1"));
  return text.length > 1500 ? `${text.slice(0, 1500)}…` : text;
}
