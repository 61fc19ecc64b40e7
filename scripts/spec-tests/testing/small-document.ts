import type { JsonObject } from "@crm-invoices/openapi";

const payment = {
  type: "object",
  description: "A payment.",
  required: ["amount"],
  properties: { amount: { $ref: "#/components/schemas/Money" } },
};

/** The payment with a field that it requires and that no example has. */
export const paymentWithReceipt = { ...payment, required: ["amount", "receipt"] };

const json = (schema: string): JsonObject => ({
  "application/json": {
    schema: { $ref: `#/components/schemas/${schema}` },
    examples: { card: { value: { amount: 999 } } },
  },
});

/** A document of one operation that is right in every respect, but for the schemas that take the place of its own. */
export function smallDocument(schemas: JsonObject = {}): JsonObject {
  return {
    openapi: "3.1.1",
    info: { title: "Payments", version: "1.0.0" },
    servers: [{ url: "https://example.com" }],
    paths: {
      "/payments": {
        post: {
          operationId: "recordPayment",
          requestBody: { content: json("RecordPaymentRequest") },
          responses: {
            "200": { description: "The payment.", content: json("RecordPaymentResponse") },
            "422": { description: "The payment is not valid." },
          },
        },
      },
    },
    components: {
      schemas: {
        Money: { type: "number", description: "An amount.", examples: [999] },
        RecordPaymentRequest: payment,
        RecordPaymentResponse: payment,
        ...schemas,
      },
    },
  };
}
