import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { repository } from "../workspace/paths.ts";
import { spanishFaults } from "./spanish.ts";

const schema = (properties: object): object => ({ components: { schemas: { Thing: { properties } } } });
const place = "/components/schemas/Thing/properties/field/description";

test("texts that keep to the terms have no fault", () => {
  const good = schema({
    description: { type: "string", description: "Los métodos de pago de la cuenta." },
    field: { type: "boolean", description: "Indica si hay más de 200 000." },
    word: { enum: ["propietario"], description: "Tipo de cuenta.", examples: ["ajustes"] },
  });
  expect(spanishFaults(good)).toEqual([]);
});

test.each([
  ["Forma de pago.", '"Forma de pago" is called método de pago'],
  ["Ajustes de la factura.", '"Ajustes" is called configuración'],
  ["El propietario.", '"propietario" is called cuenta'],
  ["La carga del evento.", '"carga" is called cuerpo del evento'],
  ["Un token de portador.", '"token de portador" is called Token Bearer'],
  ["El cargo de instalación.", '"cargo de instalación" is called cargo inicial (alta)'],
  ["Un cuerpo escrito de nuevo.", '"escrito de nuevo" is called vuelto a serializar'],
  ["No está más documentado.", '"No está más" is called no se documenta nada más'],
  ["En unidades mayores.", '"unidades mayores" is called unidad principal de la moneda'],
  ["Se cobra un recargo por atraso.", '"recargo por atraso" is called recargos por mora'],
  ["Un fallo de red.", '"fallo" is called falla'],
  ["Hasta 200,000 al día.", '"0,000" is called 200 000, with a space'],
  ["Envía tu token.", '"tu" is called usted'],
])("another word is found: %s", (description, fault) => {
  expect(spanishFaults(schema({ field: { type: "string", description } }))).toEqual([`${place}: ${fault}`]);
});

test("a boolean that does not begin with its formula is found, also behind a reference", () => {
  const document = {
    components: {
      schemas: {
        Flag: { type: "boolean" },
        Thing: { properties: { field: { $ref: "#/components/schemas/Flag", description: "Si lo hay." } } },
      },
    },
  };
  expect(spanishFaults(document)).toEqual([`${place}: a boolean begins with "Indica si"`]);
});

test("an operation that reads and the summary of an example are looked at too", () => {
  const get = {
    summary: "Consultar una factura",
    responses: { "200": { content: { json: { examples: { one: { summary: "La carga" } } } } } },
  };
  expect(spanishFaults({ paths: { "/a": { get } } })).toEqual([
    '/paths/~1a/get/summary: what is read begins with "Obtener" or "Listar"',
    '/paths/~1a/get/responses/200/content/json/examples/one/summary: "carga" is called cuerpo del evento',
  ]);
});

const prose = globSync(["guides/es/*.md", "packages/brand-template/manuals/es.md"], { cwd: repository });

test.each(prose)("%s keeps to the terms", (file) => {
  const text = readFileSync(join(repository, file), "utf8");
  expect(spanishFaults({ description: text.replaceAll(/^```.*?^```/gms, "") })).toEqual([]);
});
