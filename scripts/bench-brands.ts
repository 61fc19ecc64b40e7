import { measureBrands } from "./bench/brands.ts";
import { runCommand } from "./command/run-command.ts";
import { UserError } from "./command/user-error.ts";
import { createScratch } from "./workspace/scratch.ts";

/** How the cost of generating, building and testing grows with the number of brands, such as `1 5 20`. */
await runCommand(async () => {
  const given = process.argv.slice(2);
  const counts = given.length > 0 ? given.map(Number) : [1, 5, 20];
  if (!counts.every((count, index) => Number.isInteger(count) && count > (counts[index - 1] ?? 0))) {
    throw new UserError(
      `${given.join(" ")}: expected numbers of brands, each more than the one before: 1 5 20.`,
    );
  }
  const scratch = await createScratch({ linked: false });
  try {
    console.log(await measureBrands(scratch, counts));
  } finally {
    await scratch.remove();
  }
});
