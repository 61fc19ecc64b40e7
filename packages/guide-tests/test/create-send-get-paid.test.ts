import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repository } from "@crm-invoices/scripts/paths";
import { expect, test } from "@jest/globals";
import { programsOf } from "../src/guide.ts";
import { createProject } from "../src/project.ts";

const guide = "create-send-get-paid";

test("the body that creates has what the documentation requires, and nothing else", async () => {
  const document = JSON.parse(await readFile(join(repository, "spec/generated/highlevel.json"), "utf8"));
  const { required }: { required: string[] } = document.components.schemas.CreateInvoiceRequest;
  const wanted = required.filter((name) => !["altId", "altType"].includes(name)).sort();
  const programs = await programsOf(guide);
  const { code = "" } = programs.find(({ file }) => file === "create.ts") ?? {};
  const written = [...code.matchAll(/^ {6}(\w+):/gm)].map(([, name]) => name);
  expect(written.sort()).toEqual(wanted);
  expect(wanted).toHaveLength(9);
});

test("the types of the documented contract accept it too", async () => {
  const project = await createProject(guide, {
    '"@crm-invoices/highlevel"': '"@crm-invoices/highlevel/documented"',
  });
  await project.write("send.ts", "export {};\n");
  await project.write("pay.ts", "export {};\n");
  await project.write("refused.ts", "export {};\n");
  await project.compile();
  await project.remove();
});
