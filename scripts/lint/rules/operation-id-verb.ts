import { fieldsOf, type Rule } from "../redocly-types.ts";

const verbs = [
  "cancel",
  "create",
  "delete",
  "generate",
  "get",
  "list",
  "on",
  "preview",
  "record",
  "send",
  "start",
  "update",
  "void",
];

/** An operation id is a verb of the list and then what it acts on: `recordInvoicePayment`. */
export const operationIdVerb: Rule = () => ({
  Operation: {
    enter(operation, { location, report }) {
      const { operationId } = fieldsOf(operation);
      const pattern = new RegExp(`^(${verbs.join("|")})([A-Z][A-Za-z0-9]*)$`);
      if (typeof operationId === "string" && !pattern.test(operationId)) {
        report({
          message: `"${operationId}" should be a verb and what it acts on, such as recordInvoicePayment. The verbs in use are ${verbs.join(", ")}; add a new one in scripts/lint/rules/operation-id-verb.ts only if none of them says it.`,
          location: location.child(["operationId"]),
        });
      }
    },
  },
});
