import { faultsOf, patience } from "../faults.ts";
import type { Server } from "../servers/server.ts";
import { Connection } from "../wire/connection.ts";
import { type Attack, attack, based, connected } from "./attack.ts";
import { json, payment, post } from "./bytes.ts";

const loopback = "Host: 127.0.0.1";
const jsonType = "Content-Type: application/json";
const forbidden = { statuses: [403] };

/** A request to the mock itself, by a method, a path, header lines and a body. */
function bytes(method: string, path: string, lines: readonly string[], body = ""): string {
  const length = method === "GET" ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return [`${method} ${path} HTTP/1.1`, ...lines, ...length, "", body].join("\r\n");
}

const origins = ["https://evil.example", "null", "http://localhost.evil.example", "http://10.1.2.3"];

/** What pages of other origins do to the mock itself, in the browser of the one who runs it. */
const pages: readonly Attack[] = [
  ...["/__mock/state", "/__mock/log", "/__mock", "/__page/page.css"].map((path) =>
    attack(`a name of its own that leads to ${path}`, bytes("GET", path, ["Host: evil.example"]), forbidden),
  ),
  attack(
    "a name of its own that leads to the page",
    bytes("GET", "/", ["Host: evil.example", "Accept: text/html"]),
    forbidden,
  ),
  ...origins.flatMap((origin) => [
    attack(
      `the origin ${origin} that reads the state`,
      bytes("GET", "/__mock/state", [loopback, `Origin: ${origin}`]),
      forbidden,
    ),
    attack(
      `the origin ${origin} that sets a control`,
      bytes("POST", "/__mock/control", [loopback, `Origin: ${origin}`, jsonType], '{"status": 500}'),
      forbidden,
    ),
    attack(
      `the origin ${origin} that asks whether it may`,
      bytes("OPTIONS", "/__mock/control", [
        loopback,
        `Origin: ${origin}`,
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Private-Network: true",
      ]),
      forbidden,
    ),
  ]),
  attack(
    "an image of another site that follows the log",
    bytes("GET", "/__mock/log", [loopback, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"]),
    forbidden,
  ),
  attack(
    "a form without fields that resets the controls",
    bytes("POST", "/__mock/reset", [loopback, "Content-Type: application/x-www-form-urlencoded"]),
    { statuses: [415] },
  ),
  ...["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain"].map((type) =>
    attack(
      `a form of the type ${type} that resets the controls`,
      bytes("POST", "/__mock/reset", [loopback, `Content-Type: ${type}`], "a=b"),
      { statuses: [415] },
    ),
  ),
];

const requests: readonly Attack[] = [
  attack("a control request that is no JSON", bytes("POST", "/__mock/control", [loopback, jsonType], "{"), {
    statuses: [400],
  }),
  attack(
    "a control request that names __proto__",
    bytes("POST", "/__mock/reset", [loopback, jsonType], '{"__proto__": {"strict": false}}'),
  ),
  attack("a control there is not", bytes("POST", "/__mock/nothing", [loopback, jsonType], "{}"), {
    statuses: [404, 405],
  }),
  attack("a control path with bad percent-encoding", bytes("POST", "/__mock/%", [loopback]), {
    statuses: [400, 404],
  }),
  attack("a Host of no sense", bytes("GET", "/__mock/state", ["Host: [[:]:@/"]), { statuses: [400, 403] }),
];

const megabyte = 1_000_000;
/** What a mock may hold after an attack on its memory, in bytes. */
const mostHeld = 200 * megabyte;

async function memoryFaults(server: Server, before: number): Promise<string[]> {
  const held = (await server.memory()).used - before;
  return held > mostHeld ? [`it holds ${Math.round(held / megabyte)} MB more than before`] : [];
}

const memory: readonly Attack[] = [
  {
    name: "200 controls with bodies of a megabyte",
    run: async (server) => {
      const before = (await server.memory()).used;
      return connected(server, async (connection) => {
        const faults: string[] = [];
        const body = `[${"{},".repeat(333_000)}0]`;
        for (let client = 0; client < 200; client += 1) {
          const control = `{"client": "${client}", "body": ${body}}`;
          connection.write(bytes("POST", "/__mock/control", [loopback, jsonType], control));
          faults.push(...faultsOf("POST", await connection.next("POST", 10 * patience), [200, 413]));
          if (faults.length > 0) break;
        }
        faults.push(...(await memoryFaults(server, before)));
        connection.write(bytes("POST", "/__mock/reset", [loopback, jsonType], "{}"));
        return [...faults, ...faultsOf("POST", await connection.next("POST", patience), [200])];
      });
    },
  },
  {
    name: "300 delayed requests of 900 kB whose clients leave",
    run: async (server) => {
      const before = (await server.memory()).used;
      const connections = await Promise.all(Array.from({ length: 300 }, () => Connection.open(server.port)));
      const body = json({ ...payment, meta: { many: Array.from({ length: 100_000 }, (_, at) => at) } });
      for (const connection of connections)
        connection.write(based(post({ body, lines: ["Prefer: delay=60000"] }), server.base));
      // Each request has been read once another that came later on is answered.
      await settled(server);
      for (const connection of connections) connection.close();
      await settled(server);
      return memoryFaults(server, before);
    },
  },
  {
    name: "3,000 followers of the log",
    run: async (server) => {
      const connections: Connection[] = [];
      const statuses = new Map<number, number>();
      try {
        for (let opened = 0; opened < 3000; opened += 1) {
          const connection = await Connection.open(server.port);
          connections.push(connection);
          connection.write(bytes("GET", "/__mock/log", [loopback]));
          const status = await connection.status(patience);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
        }
      } finally {
        for (const connection of connections) connection.close();
      }
      const following = statuses.get(200) ?? 0;
      return following > 0 && following <= 100 ? [] : [`${following} may follow the log`];
    },
  },
];

async function settled(server: Server): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await connected(server, async (connection) => {
      connection.write(based(post({ body: json(payment) }), server.base));
      return connection.next("POST", 30 * patience);
    });
  }
}

/** Attacks on what belongs to the mock itself, below `/__mock`. */
export const adminAttacks: readonly Attack[] = [...pages, ...requests, ...memory];
