import { fieldsOf, type Rule } from "../redocly-types.ts";

const amounts = /^(amount|amountDue|amountPaid|total|subTotal|tax|collectedMiscellaneousCharges)$/;
const reference = /(^|\/)Money(\.yaml)?$/;

/** An amount of money refers to the shared Money schema, whose description gives the unit. */
export const amountUnit: Rule = () => ({
  Schema: {
    enter(schema, { location, report, resolve }) {
      for (const [name, property] of Object.entries(fieldsOf(fieldsOf(schema)["properties"]))) {
        if (!amounts.test(name) || isCount(schema)) {
          continue;
        }
        const { $ref, type } = fieldsOf(property);
        if (type === "number" || type === "integer") {
          report({
            message: `"${name}" looks like an amount of money: use \`$ref\` to schemas/shared/Money.yaml, which says the unit, with a description of what is meant here.`,
            location: location.child(["properties", name]),
          });
        }
        const described = String(fieldsOf(resolve(property).node)["description"]);
        if (typeof $ref === "string" && reference.test($ref) && !/major|mayor|principal/.test(described)) {
          report({
            message: "The Money schema must say that amounts are in major currency units.",
            location: location.child(["properties", name]),
          });
        }
      }
    },
  },
});

/** The `total` of a list envelope counts its entries. */
function isCount(schema: unknown): boolean {
  const properties = Object.values(fieldsOf(fieldsOf(schema)["properties"]));
  return properties.some((property) => fieldsOf(property)["type"] === "array") && properties.length <= 4;
}
