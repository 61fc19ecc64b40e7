import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { checkFresh } from "../generate/check-fresh.ts";
import { generateAll } from "../generate/generate-all.ts";
import { createProject, type Project } from "../generate/testing/project.ts";
import { differingFiles, orphanFiles } from "../generate/unit.ts";
import { checkRelease } from "../release/check.ts";
import { releaseVersion } from "../release/version.ts";
import { filesBelow, sha256 } from "../workspace/files.ts";
import { pathFrom } from "../workspace/path-from.ts";
import { repository } from "../workspace/paths.ts";

/** Changes a generated file, and gives the manifest that vouches for it the new hash. */
async function forge(root: string, path: string, manifests: readonly string[]): Promise<string[]> {
  const file = join(root, path);
  const text = await readFile(file, "utf8");
  const host = /https:\/\/[a-z.]+/;
  const forged = host.test(text) ? text.replace(host, "https://evil.example") : `${text} `;
  await writeFile(file, forged);
  const changed = [path];
  for (const manifest of manifests) {
    const before = await readFile(join(root, manifest), "utf8");
    const after = before.replace(sha256(text), sha256(forged));
    if (after !== before) {
      await writeFile(join(root, manifest), after);
      changed.push(manifest);
    }
  }
  return changed.sort();
}

describe("the generated files of this project", () => {
  let made: Map<string, string>;
  let root: string;

  const restore = async (paths: Iterable<string>) => {
    for (const path of paths) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await copyFile(join(repository, path), join(root, path));
    }
  };

  // That they are what spec/ gives is for `pnpm check:spec` to say, which remakes them.
  beforeAll(async () => {
    const read = (path: string) => readFile(join(repository, path), "utf8");
    const manifests = await filesBelow(join(repository, "spec/generated/manifests"));
    const paths = manifests.map((file) => pathFrom(repository, file));
    const listed = await Promise.all(
      paths.map(async (path) => Object.keys(JSON.parse(await read(path)).files)),
    );
    const texts = [...listed.flat(), ...paths].map(async (path) => [path, await read(path)] as const);
    made = new Map(await Promise.all(texts));
    root = await mkdtemp(join(tmpdir(), "crm-invoices-forged-"));
    await restore(made.keys());
  });

  afterAll(() => rm(root, { recursive: true, force: true }));

  test("are found out one by one when they are forged, with the manifest that vouches for them", async () => {
    expect(await differingFiles(root, made)).toEqual([]);
    const manifests = [...made.keys()].filter((path) => path.includes("/manifests/"));
    const found: string[][] = [];
    const forged: string[][] = [];
    for (const path of made.keys()) {
      const changed = await forge(root, path, manifests);
      forged.push(changed);
      found.push(await differingFiles(root, made));
      await restore(changed);
    }
    expect(found).toEqual(forged);
    expect(forged.filter((paths) => paths.length === 1).flat()).toEqual(manifests);
  });

  test.each(["spec/generated/gone.json", "packages/highlevel/src/generated/older/types.ts"])(
    "are no others: %s is found",
    async (path) => {
      expect(await orphanFiles(root, made)).toEqual([]);
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), "left behind\n");
      expect(await orphanFiles(root, made)).toEqual([path]);
      await rm(join(root, path));
    },
  );
});

describe("a project whose generated files were tampered with", () => {
  let project: Project;

  beforeAll(async () => {
    project = await createProject();
    await generateAll(project.root);
    await checkFresh(project.root);
  });

  afterAll(() => project.remove());

  test("is refused when a client sends its requests elsewhere, though its manifest agrees", async () => {
    const path = "packages/acme/src/generated/operations.ts";
    const manifest = "spec/generated/manifests/acme.json";
    await forge(project.root, path, [manifest]);
    expect(await generateAll(project.root)).toEqual([]);
    const refusal = `These generated files are not what spec/ gives now:\n  ${path}\n  ${manifest}\n`;
    await expect(checkFresh(project.root)).rejects.toThrow(refusal);
    await expect(checkRelease(project.root)).rejects.toThrow(refusal);
    await expect(releaseVersion(project.root)).rejects.toThrow(refusal);
    await project.write(manifest, "{}");
    await generateAll(project.root);
    await checkFresh(project.root);
  });

  test("is refused when a brand has left files behind", async () => {
    const path = "packages/gone/src/generated/types.ts";
    await project.write(path, "export {};\n");
    await expect(checkFresh(project.root)).rejects.toThrow(
      `Nothing generates these files, which are in folders of generated ones; delete them:\n  ${path}`,
    );
    // Of one brand alone nothing is known about the others.
    await checkFresh(project.root, "acme");
  });
});
