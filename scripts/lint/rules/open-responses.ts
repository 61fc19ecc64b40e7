import { fieldsOf, type Rule } from "../redocly-types.ts";

/** The real API answers with more fields than any page documents, so a response schema stays open. */
export const openResponses: Rule = () => ({
  Response: {
    Schema: {
      enter(schema, { location, report }) {
        const fields = fieldsOf(schema);
        for (const keyword of ["additionalProperties", "unevaluatedProperties"]) {
          if (fields[keyword] === false) {
            report({
              message: `A response must not say \`${keyword}: false\`: the real API sends fields that no page documents. Leave it out.`,
              location: location.child([keyword]),
            });
          }
        }
      },
    },
  },
});
