import { childPointer, isList, isObject, isText, member, resolve } from "@crm-invoices/openapi";

/** What is said in another way throughout, and how. */
const terms: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/\bformas? de pago\b/i, "método de pago"],
  [/\bajustes\b/i, "configuración"],
  [/\bpropietari[oa]s?\b/i, "cuenta"],
  [/\bcargas?\b/i, "cuerpo del evento"],
  [/\bcargo de instalación\b/i, "cargo inicial (alta)"],
  [/\btoken de portador\b/i, "Token Bearer"],
  [/\bfacturas? recurrentes? programadas?\b|\bfacturas programadas\b/i, "programación de facturas"],
  [/\b(escrit[oa] de nuevo|reserializad[oa])\b/i, "vuelto a serializar"],
  [/\bno está más\b/i, "no se documenta nada más"],
  [/\bunidad(es)? mayor(es)?\b/i, "unidad principal de la moneda"],
  [/\brecargos? por atraso\b/i, "recargos por mora"],
  [/\bfallos?\b/i, "falla"],
  [/\d,\d{3}\b/, "200 000, with a space"],
  // A reader is addressed as usted.
  [/\b(tú|tu|tus|contigo|puedes|debes|quieres|tienes|vos|vosotros)\b/i, "usted"],
];

/** Where the Spanish of a document departs from its terms, as `place: what to write`. */
export function spanishFaults(document: unknown): string[] {
  return [...faultsBelow(document, document, "", undefined)];
}

/** Below these stand payloads rather than texts about them. */
const payloads = new Set(["value", "example", "examples", "default", "enum", "const"]);

function* faultsBelow(
  document: unknown,
  node: unknown,
  at: string,
  parent: string | undefined,
): Generator<string> {
  if (isList(node)) {
    for (const [index, item] of node.entries()) {
      yield* faultsBelow(document, item, childPointer(at, index), undefined);
    }
  }
  if (!isObject(node)) {
    return;
  }
  const isNamed = parent === "properties" || parent === "schemas" || parent === "examples";
  if (!isNamed) {
    yield* textFaults(node, at);
  }
  if (
    isBoolean(document, node) &&
    isText(node["description"]) &&
    !node["description"].startsWith("Indica si ")
  ) {
    yield `${at}/description: a boolean begins with "Indica si"`;
  }
  const { summary } = node;
  if (parent === "get" && isText(summary) && !/^(Obtener|Listar) /.test(summary)) {
    yield `${at}/summary: what is read begins with "Obtener" or "Listar"`;
  }
  for (const [key, value] of Object.entries(node)) {
    // Named examples have a summary of their own; other payloads have none.
    const isPayload = payloads.has(key) && !isNamed && !(key === "examples" && isObject(value));
    if (!isPayload) {
      yield* faultsBelow(document, value, childPointer(at, key), key);
    }
  }
}

function* textFaults(node: object, at: string): Generator<string> {
  for (const key of ["summary", "description"]) {
    const text = member(node, key);
    for (const [wrong, right] of isText(text) ? terms : []) {
      const found = wrong.exec(String(text));
      if (found !== null) {
        yield `${at}/${key}: "${found[0]}" is called ${right}`;
      }
    }
  }
}

function isBoolean(document: unknown, node: object): boolean {
  return member(resolve(document, node), "type") === "boolean";
}
