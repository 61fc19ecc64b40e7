import { subscribe } from "node:diagnostics_channel";
import { Server } from "node:net";

// Loaded before a program of a guide: the programs have a port of their own, which a test cannot know beforehand.
subscribe("tracing:net.server.listen:asyncEnd", (message) => {
  if (typeof message !== "object" || message === null || !("server" in message)) return;
  const address = message.server instanceof Server ? message.server.address() : undefined;
  if (typeof address === "object" && address) console.log(`listening on ${address.port}`);
});
