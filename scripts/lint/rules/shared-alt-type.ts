import { fieldsOf, type Rule } from "../redocly-types.ts";

const reference = /(^|\/)AltType(\.yaml)?$/;

/** altType is stated once, in the shared schema, so that a brand's overlay narrows it in one place. */
export const sharedAltType: Rule = () => ({
  Schema: {
    enter(schema, { location, report }) {
      const property = fieldsOf(fieldsOf(schema)["properties"])["altType"];
      if (property !== undefined && !reference.test(String(fieldsOf(property)["$ref"]))) {
        report({
          message:
            "altType must refer to schemas/shared/AltType.yaml, which each brand narrows to its own value.",
          location: location.child(["properties", "altType"]),
        });
      }
    },
  },
  Parameter: {
    enter(parameter, { location, report }) {
      const { name, schema } = fieldsOf(parameter);
      if (name === "altType" && !reference.test(String(fieldsOf(schema)["$ref"]))) {
        report({
          message: "The altType parameter's schema must refer to schemas/shared/AltType.yaml.",
          location: location.child(["schema"]),
        });
      }
    },
  },
});
