import { type Context, type Fields, fieldsOf, isFields, type Rule } from "../redocly-types.ts";

/** Every body an operation takes or answers has a named example; request and success share its name. */
export const operationExamples: Rule = () => ({
  Operation: {
    enter(operation, context) {
      const { requestBody, responses } = fieldsOf(operation);
      const request = exampleNames(requestBody, context);
      if (request?.length === 0) {
        report(context, ["requestBody"], "The request body has no named example.");
      }
      for (const [status, response] of Object.entries(fieldsOf(responses))) {
        const names = exampleNames(response, context);
        if (names?.length === 0) {
          report(context, ["responses", status], `The ${status} answer has no named example.`);
        }
        const shared = names?.some((name) => request?.includes(name)) ?? true;
        if (status.startsWith("2") && request !== undefined && request.length > 0 && !shared) {
          report(
            context,
            ["responses", status],
            `No example of the ${status} answer shares its name with one of the request (${request.join(", ")}): give the answer to a request the same name.`,
          );
        }
      }
    },
  },
});

/** The names of the JSON examples, or undefined when there is no JSON body. */
function exampleNames(holder: unknown, { resolve }: Context): string[] | undefined {
  const content: Fields = fieldsOf(fieldsOf(resolve(holder).node)["content"]);
  const media = content["application/json"];
  return isFields(media) ? Object.keys(fieldsOf(media["examples"])) : undefined;
}

function report({ report, location }: Context, path: string[], message: string): void {
  report({
    message: `${message} Add one under \`examples\`, as a file in spec/examples.`,
    location: location.child(path),
  });
}
