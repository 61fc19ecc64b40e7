import { pathToFileURL } from "node:url";

// A process for each contender, so that none runs on what another made the engine optimize.
const [file = "", baseUrl = ""] = process.argv.slice(2);
const { create }: { create: (baseUrl: string) => () => Promise<boolean> } = await import(
  pathToFileURL(file).href
);
const call = create(baseUrl);

process.on("message", async (calls: number) => {
  const processor = process.cpuUsage();
  const start = performance.now();
  for (let made = 0; made < calls; made++) {
    if (!(await call())) throw new Error("The call did not succeed.");
  }
  const elapsed = (performance.now() - start) * 1000;
  const { user, system } = process.cpuUsage(processor);
  process.send?.([elapsed / calls, (user + system) / calls]);
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
