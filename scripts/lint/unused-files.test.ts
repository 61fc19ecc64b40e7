import { expect, test } from "@jest/globals";
import { createProject } from "../generate/testing/project.ts";
import { unusedFiles } from "./unused-files.ts";

test("a file that nothing refers to is found, and only that", async () => {
  const project = await createProject({ "spec/schemas/shared/Forgotten.yaml": "type: string\n" });
  try {
    expect(await unusedFiles(project.root)).toEqual(["spec/schemas/shared/Forgotten.yaml"]);
  } finally {
    await project.remove();
  }
});
