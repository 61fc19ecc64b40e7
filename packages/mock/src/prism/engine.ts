import type { IHttpOperationConfig } from "@stoplight/prism-http";
import { ProblemJsonError } from "@stoplight/prism-http/dist/types.js";
import { validateSecurity } from "@stoplight/prism-http/dist/validator/index.js";
import { messageOf } from "../message.ts";
import { cachingValidateInput } from "./input.ts";
import { memoizedMock } from "./memo.ts";
import type { ListedOperation, Operations } from "./operations.ts";
import { cachingValidateOutput } from "./output.ts";
import { createFastRouter } from "./router.ts";
import { silentLogger } from "./silent.ts";
import type { PrismOperation, PrismRequest, PrismResponse } from "./types.ts";
import { type Diagnostic, severe, type Violation, violationOf, violationsInError } from "./violation.ts";

/** Which of the documented responses is wanted. */
export interface Preference {
  readonly status?: number | undefined;
  readonly example?: string | undefined;
}

/** A request and the operation it is for. */
export interface RoutedRequest {
  readonly operation: PrismOperation;
  readonly request: PrismRequest;
}

/** What Prism finds about a request. */
export interface Validation {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether the request breaks the contract; what is found may also be a mere warning. */
  readonly refused: boolean;
}

/** A documented response, as Prism makes it. */
export interface Example {
  readonly kind: "example";
  readonly response: PrismResponse;
  /** What is wrong with the request and with the response. */
  readonly violations: readonly Violation[];
}

/** Prism made no response: a {@link ProblemJsonError} has a status, any other error has none. */
export interface Failure {
  readonly kind: "failure";
  readonly status: number | undefined;
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What is wrong with the request, when the document has no response for that. */
  readonly violations: readonly Violation[];
}

export interface Engine {
  readonly operations: readonly ListedOperation[];
  /** The operation as Prism reads it. */
  read(listed: ListedOperation): PrismOperation;
  /** The operation a request is for, if there is one. */
  find(request: PrismRequest): PrismOperation | undefined;
  /** The methods that a path takes, in capital letters. */
  methodsOf(path: string): string[];
  /** Judges a request. */
  validate(routed: RoutedRequest, security: boolean): Validation;
  /** The documented response to a request that has been judged: for a refused one, an error. */
  example(routed: RoutedRequest, validation: Validation, preference: Preference): Example | Failure;
  /** What Prism finds wrong with a response of an operation. */
  violationsOf(operation: PrismOperation, response: PrismResponse): Violation[];
}

/** The parts of Prism for the operations of a document, with the slow ones replaced. */
export function createEngine(operations: Operations): Engine {
  const router = createFastRouter(operations);
  const logger = silentLogger();
  const mock = memoizedMock();
  const validateInput = cachingValidateInput();
  const validateOutput = cachingValidateOutput();
  const violationsOf = (resource: PrismOperation, element: PrismResponse): Violation[] =>
    diagnosticsOf(validateOutput({ resource, element })).map((found) => violationOf("response", found));

  return {
    operations: operations.listed,
    read: operations.read,
    find(request) {
      const found = router.find(request);
      return found._tag === "Right" ? found.right : undefined;
    },
    methodsOf: router.methodsOf,
    violationsOf,
    validate({ operation: resource, request: element }, security) {
      const diagnostics = [
        ...(security ? diagnosticsOf(validateSecurity({ resource, element })) : []),
        ...diagnosticsOf(validateInput({ resource, element })),
      ];
      return { diagnostics, refused: diagnostics.some(({ severity }) => severity === severe) };
    },
    example({ operation: resource, request: data }, { diagnostics }, { status, example }) {
      const config: IHttpOperationConfig = {
        dynamic: false,
        ...(status !== undefined && { code: status }),
        ...(example !== undefined && { exampleKey: example }),
      };
      const input = { data, validations: [...diagnostics] };
      try {
        const found = mock({ resource, input, config })(logger);
        if (found._tag === "Left") return failureOf(found.left);
        const violations = [
          ...diagnostics.map((diagnostic) => violationOf("request", diagnostic)),
          ...violationsOf(resource, found.right),
        ];
        return { kind: "example", response: found.right, violations };
      } catch (error) {
        // Prism throws at an Accept header that it cannot read.
        return unreadable(error);
      }
    },
  };
}

/** What is said of a request that Prism throws at. */
export function unreadable(error: unknown): Failure {
  const detail = `Prism could not read this request: ${messageOf(error)}`;
  return { kind: "failure", status: 400, detail, headers: {}, violations: [] };
}

type Checked = { readonly _tag: "Left"; readonly left: readonly Diagnostic[] } | { readonly _tag: "Right" };

const diagnosticsOf = (checked: Checked): readonly Diagnostic[] =>
  checked._tag === "Left" ? checked.left : [];

function failureOf(error: Error): Failure {
  if (!(error instanceof ProblemJsonError)) {
    return { kind: "failure", status: undefined, detail: error.message, headers: {}, violations: [] };
  }
  const { headers, validation } = error.additional ?? {};
  return {
    kind: "failure",
    status: error.status,
    detail: error.detail,
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
    violations: violationsInError(validation),
  };
}
