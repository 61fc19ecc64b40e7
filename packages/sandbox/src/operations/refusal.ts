import type { Answer } from "./operation.ts";

const names: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Forbidden",
  409: "Conflict",
  422: "Unprocessable Entity",
};

/** A request that is refused: whatever its transaction did is undone. */
export class ApiRefusal extends Error {
  override readonly name = "ApiRefusal";
  readonly status: number;

  /** @param message in the documented words where there are any. */
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** An error in the API's own shape: 422 has a list of messages, the others have one. */
export function errorAnswer(status: number, message: string): Answer {
  const error = names[status];
  return {
    status,
    // What callers report is not always declared for the operation.
    undeclared: true,
    body: {
      statusCode: status,
      message: status === 422 ? [message] : message,
      ...(error !== undefined && { error }),
    },
  };
}
