/**
 * Asks a server the requests that it is given, in turn, over and over on keep-alive connections. Prints how many answers
 * came in all, and how many in a second once it was warm.
 */
import { connect } from "node:net";
import { text } from "node:stream/consumers";

const [port = "", seconds = ""] = process.argv.slice(2);
const connections = 8;
const given: readonly string[] = JSON.parse(await text(process.stdin));
const requests = given.map((request) => Buffer.from(request, "base64"));
let asked = 0;
const next = (): Buffer => requests[asked++ % requests.length] ?? Buffer.alloc(0);
const warmUp = 300;
let all = 0;
let answers = 0;
let failures = 0;
let counting = false;

for (let opened = 0; opened < connections; opened += 1) {
  const socket = connect({ port: Number(port), host: "127.0.0.1", noDelay: true });
  let received = 0;
  let expected = 0;
  let tail = "";
  socket.on("data", (data) => {
    received += data.length;
    if (expected === 0) {
      const head = data.toString("latin1", 0, 4096);
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
      if (!/^HTTP\/1\.1 2/.test(head)) failures += 1;
      expected = length === undefined ? -1 : head.indexOf("\r\n\r\n") + 4 + Number(length);
    }
    // A body in chunks ends with an empty one.
    if (expected < 0) tail = (tail + data.toString("latin1", Math.max(0, data.length - 7))).slice(-7);
    if (expected < 0 ? !tail.endsWith("\r\n0\r\n\r\n") : received < expected) return;
    received = 0;
    expected = 0;
    tail = "";
    all += 1;
    if (counting) answers += 1;
    socket.write(next());
  });
  socket.on("close", () => {
    console.error("The server hung up.");
    process.exit(1);
  });
  socket.write(next());
}

setTimeout(() => {
  counting = true;
  const since = performance.now();
  setTimeout(() => {
    if (failures > 0) console.error(`${failures} answers were no success.`);
    console.log(all, (answers / (performance.now() - since)) * 1000);
    process.exit(failures > 0 ? 1 : 0);
  }, Number(seconds) * 1000);
}, warmUp);
