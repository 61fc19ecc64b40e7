import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { isList } from "@crm-invoices/openapi";
import { UserError } from "../command/user-error.ts";
import { listLanguageCodes, readBrands } from "../generate/brands.ts";
import { workspacePackages } from "../workspace/packages.ts";
import { parseYamlFile } from "../yaml/yaml-file.ts";
import { changesetPath, type NewBrand, overlayPath } from "./new-brand.ts";

const idPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const titlePattern = /^[\p{L}\p{N}](?:[\p{L}\p{N} .,&'’+()-]*[\p{L}\p{N}.)+])?$/u;
const longest = 60;
const altTypeFile = "spec/schemas/shared/AltType.yaml";

/** Names that files for all brands already have: of spec/generated, of the package @crm-invoices/spec, of changesets. */
const shared = ["package", "reconciliation", "redocly", "manifests", "every-brand", "documents"];

/** Names that Windows keeps for devices, whatever their extension: no file or folder can be called so there. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** Throws a {@link UserError} when the brand cannot be added. */
export async function checkNewBrand(root: string, brand: NewBrand): Promise<void> {
  const { id, title, altType, docsUrl, languages } = brand;
  checkId(id);
  await checkFree(root, id);
  if (!titlePattern.test(title) || title.length > longest) {
    throw new UserError(
      `--title ${JSON.stringify(title)}: expected at most ${longest} letters, digits and spaces on one line, such as "Acme CRM".`,
    );
  }
  const sameTitle = (other: string) => other.toLowerCase() === title.toLowerCase();
  const namesake = (await readBrands(root)).find((other) => sameTitle(other.title));
  if (namesake !== undefined) {
    throw new UserError(`--title ${JSON.stringify(title)}: the brand ${namesake.id} is called that already.`);
  }
  await checkAltType(root, altType);
  if (docsUrl !== undefined) {
    checkUrl(docsUrl);
  }
  await checkLanguages(root, languages);
}

function checkId(id: string): void {
  const name = JSON.stringify(id);
  if (!idPattern.test(id)) {
    throw new UserError(
      `The id ${name} cannot name a package: expected lowercase letters and digits, in words joined by single hyphens, beginning with a letter, such as acme or acme-crm.`,
    );
  }
  if (id.length > longest) {
    throw new UserError(`The id ${name} is too long: expected at most ${longest} characters.`);
  }
  if (shared.includes(id)) {
    throw new UserError(`The id ${name} is the name of a file that every brand shares; choose another.`);
  }
  if (devices.test(id)) {
    throw new UserError(
      `The id ${name} cannot name a folder on Windows, where it is a device; choose another.`,
    );
  }
}

async function checkFree(root: string, id: string): Promise<void> {
  const name = JSON.stringify(id);
  if (existsSync(join(root, overlayPath(id)))) {
    throw new UserError(
      `There is a brand ${name} already: ${overlayPath(id)}. Edit that file, or choose another id.`,
    );
  }
  const folders = existsSync(join(root, "packages")) ? await readdir(join(root, "packages")) : [];
  // Some file systems do not tell Acme from acme.
  const folder = folders.find((each) => each.toLowerCase() === id);
  if (folder !== undefined) {
    throw new UserError(`The id ${name} is taken: there is a folder packages/${folder}. Choose another id.`);
  }
  const owner = (await workspacePackages(root)).get(`@crm-invoices/${id}`);
  if (owner !== undefined) {
    throw new UserError(
      `The id ${name} is taken: @crm-invoices/${id} is the package in ${owner}. Choose another id.`,
    );
  }
  if (existsSync(join(root, changesetPath(id)))) {
    throw new UserError(
      `${changesetPath(id)} is left of an earlier brand ${name}. Delete it, or choose another id.`,
    );
  }
}

async function checkAltType(root: string, altType: string): Promise<void> {
  const base = await parseYamlFile(root, join(root, altTypeFile));
  const allowed = base.get(["enum"]);
  if (!isList(allowed) || !allowed.includes(altType)) {
    throw new UserError(
      `--alt-type ${JSON.stringify(altType)}: the base description knows ${isList(allowed) ? allowed.join(", ") : "none"}. Add the value to the enum in ${base.at(["enum"])} first, with an entry in spec/ledger.yaml that says who documents it.`,
    );
  }
}

function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    throw new UserError(
      `--docs-url ${JSON.stringify(text)}: expected an http or https URL without credentials, such as https://developers.example.com.`,
    );
  }
}

async function checkLanguages(root: string, languages: readonly string[]): Promise<void> {
  const known = await listLanguageCodes(root);
  const unknown = languages.find((language) => !known.includes(language));
  if (unknown !== undefined) {
    throw new UserError(
      `--language ${JSON.stringify(unknown)}: spec/languages has ${known.join(", ")}. Translate the description in spec/languages/<code>.overlay.yaml first, or leave --language out for English.`,
    );
  }
}
