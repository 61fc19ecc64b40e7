import { fieldsOf, type Rule } from "../redocly-types.ts";

/** Every property says what it means, itself or through the schema it refers to. */
export const propertyDescription: Rule = () => ({
  Schema: {
    enter(schema, { location, report, resolve }) {
      for (const [name, property] of Object.entries(fieldsOf(fieldsOf(schema)["properties"]))) {
        const own = fieldsOf(property)["description"];
        const target = fieldsOf(resolve(property).node)["description"];
        if (!isSentence(own) && !isSentence(target)) {
          report({
            message: `The property "${name}" has no description: say what it means in a sentence that ends with a period.`,
            location: location.child(["properties", name]),
          });
        }
      }
    },
  },
});

function isSentence(text: unknown): boolean {
  return typeof text === "string" && /[.!?)]$/.test(text.trim());
}
