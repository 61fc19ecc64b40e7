import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "@jest/globals";
import { Pool } from "./pool.ts";

type Tasks = {
  double(numbers: ReadonlyMap<string, number>): Promise<Map<string, number>>;
  fail(message: string): Promise<never>;
  end(code: number): Promise<never>;
};

const program = `
const tasks = {
  double: (numbers) => new Map([...numbers].map(([name, number]) => [name, 2 * number])),
  fail: (message) => { throw new Error(message); },
  end: (code) => process.exit(code),
};
process.on("message", ({ name, task }) => {
  try { process.send({ ok: true, value: tasks[name](task) }); }
  catch (error) { process.send({ ok: false, error }); }
});`;

const start = () =>
  spawn(process.execPath, ["--eval", program], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });

const pools: Pool<Tasks>[] = [];
const open = (size: number, how: () => ChildProcess = start) => {
  const pool = new Pool<Tasks>(size, how);
  pools.push(pool);
  return pool;
};

afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.end())));

const three = new Map([["three", 3]]);
const six = new Map([["three", 6]]);

test("more tasks than processes are all done, and what fails says why", async () => {
  const pool = open(2);
  const tasks = [...Array(5)].map(() => pool.do("double", three));
  await expect(pool.do("fail", "no")).rejects.toMatchObject({ message: "no" });
  expect(await Promise.all(tasks)).toEqual(tasks.map(() => six));
});

test("a process that ends fails the task it had, and another takes its place", async () => {
  const pool = open(1);
  const ending = pool.do("end", 3);
  const next = pool.do("double", three);
  await expect(ending).rejects.toThrow("The process that was to do end ended with code 3.");
  expect(await next).toEqual(six);
});

test("a process that cannot be started fails the task it was to do", async () => {
  const pool = open(1, () => spawn("/nowhere", { stdio: ["ignore", "ignore", "inherit", "ipc"] }));
  await expect(pool.do("double", three)).rejects.toThrow("The process that was to do double ended with");
});

test("the task of a process that Ctrl-C ends before it has a group of its own is done by another", async () => {
  let started = 0;
  const pool = open(1, () => {
    const child = start();
    if (started === 0) {
      child.kill("SIGINT");
      // Nobody has taken note of its end when it is sent its task.
      while (stateOf(child) !== "Z");
    }
    started += 1;
    return child;
  });
  expect(await pool.do("double", three)).toEqual(six);
  expect(started).toBe(2);
});

/** Z for a process that has ended. */
const stateOf = ({ pid }: ChildProcess) => /\) (\w)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"))?.[1];

test("nothing more is done once the pool has ended", async () => {
  let started = 0;
  const pool = open(1, () => {
    started += 1;
    return start();
  });
  void pool.do("double", three);
  await pool.end();
  void pool.do("double", three);
  expect(started).toBe(1);
});
