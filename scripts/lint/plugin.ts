import { amountUnit } from "./rules/amount-unit.ts";
import { openResponses } from "./rules/open-responses.ts";
import { operationExamples } from "./rules/operation-examples.ts";
import { operationIdVerb } from "./rules/operation-id-verb.ts";
import { propertyDescription } from "./rules/property-description.ts";
import { sharedAltType } from "./rules/shared-alt-type.ts";

/** The rules this description keeps beyond Redocly's own. */
export default function plugin() {
  return {
    id: "crm-invoices",
    rules: {
      oas3: {
        "amount-unit": amountUnit,
        "open-responses": openResponses,
        "operation-examples": operationExamples,
        "operation-id-verb": operationIdVerb,
        "property-description": propertyDescription,
        "shared-alt-type": sharedAltType,
      },
    },
  };
}
