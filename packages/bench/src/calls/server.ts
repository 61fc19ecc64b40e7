import { createServer } from "node:http";

// A process of its own, so that it does not share a thread with the client that is measured.
const answer = JSON.stringify({
  success: true,
  invoice: { _id: "6578278e879ad2646715ba9c", status: "paid" },
});

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": answer.length });
    response.end(answer);
  });
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" && address !== null ? address.port : 0);
});
process.on("disconnect", () => process.exit());
