import { factory } from "@stoplight/prism-core";
import type { IHttpConfig, PrismHttpComponents } from "@stoplight/prism-http";
import { ProblemJsonError } from "@stoplight/prism-http/dist/types.js";
import { validateSecurity } from "@stoplight/prism-http/dist/validator/index.js";
import { isRecord } from "../reader.ts";
import { sparingValidateInput } from "./input.ts";
import { memoizedMock, memoizedValidateOutput } from "./memo.ts";
import { operationsOf } from "./operations.ts";
import { createFastRouter } from "./router.ts";
import { silentLogger } from "./silent.ts";
import type { Operation, PrismRequest, PrismResponse } from "./types.ts";

/** What a request asks of the mock beside what the contract says. */
export interface Wish {
  readonly code?: number | undefined;
  readonly example?: string | undefined;
}

/** What Prism has to say about a part of the request or of the answer, as its header `sl-violations` shows it. */
export interface Violation {
  readonly location: string[];
  readonly severity: string;
  readonly code?: string | number;
  readonly message: string;
}

/** Prism found the operation and answers for it. */
export interface Judged {
  readonly kind: "judged";
  readonly response: PrismResponse;
  /** Whether the request breaks the contract, so that the answer is an error. */
  readonly refused: boolean;
  readonly violations: readonly Violation[];
}

/** Prism made no answer: a {@link ProblemJsonError} has a status, any other error has none. */
export interface Failed {
  readonly kind: "failed";
  readonly status: number | undefined;
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What is wrong with the request, when the document has no answer for that. */
  readonly violations: readonly Violation[];
}

export interface Engine {
  readonly operations: readonly Operation[];
  /** The operation a request is for, if there is one. */
  find(request: PrismRequest): Operation | undefined;
  /** The methods that a path takes, in capital letters. */
  methodsOf(path: string): string[];
  judge(request: PrismRequest, wish: Wish, security: boolean): Promise<Judged | Failed>;
  /** What Prism finds wrong with an answer of an operation. */
  violationsOf(operation: Operation, response: PrismResponse): Violation[];
}

/** Prism itself, made from a document, with the slow parts of it replaced through its own seams. */
export async function createEngine(document: object): Promise<Engine> {
  const operations = await operationsOf(document);
  const router = createFastRouter(operations);
  const base: IHttpConfig = {
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    upstreamProxy: undefined,
    mock: { dynamic: false },
  };
  const components: PrismHttpComponents = {
    logger: silentLogger(),
    route: ({ input }) => router.find(input),
    mock: memoizedMock(),
    // Only a proxy forwards.
    forward: () => () => async () => ({ _tag: "Left", left: new Error("The mock forwards nothing.") }),
    validateInput: sparingValidateInput(),
    validateOutput: memoizedValidateOutput(),
    validateSecurity: ({ resource, element }) => {
      const checked = validateSecurity({ resource, element });
      return checked._tag === "Left" ? checked : { _tag: "Right", right: element };
    },
  };
  // What Prism's `createInstance` does once it has all the components; that module loads its proxy as well.
  const prism = factory(base, components);

  return {
    operations,
    find: (request) => {
      const found = router.find(request);
      return found._tag === "Right" ? found.right : undefined;
    },
    methodsOf: router.methodsOf,
    violationsOf(resource, element) {
      const checked = components.validateOutput({ resource, element });
      return checked._tag === "Left"
        ? checked.left.map((diagnostic) => violation("response", diagnostic))
        : [];
    },
    async judge(request, { code, example }, security) {
      const mock = {
        dynamic: false,
        ...(code !== undefined && { code }),
        ...(example !== undefined && { exampleKey: example }),
      };
      const result = await prism.request(request, operations, { ...base, checkSecurity: security, mock })();
      if (result._tag === "Left") return failure(result.left);
      const { output, validations } = result.right;
      return {
        kind: "judged",
        response: output,
        refused: validations.input.some(({ severity }) => severity === 0),
        violations: [
          ...validations.input.map((diagnostic) => violation("request", diagnostic)),
          ...validations.output.map((diagnostic) => violation("response", diagnostic)),
        ],
      };
    },
  };
}

const severities = ["Error", "Warning", "Information", "Hint"];

interface Diagnostic {
  readonly path?: string[];
  readonly severity: number;
  readonly code?: string | number;
  readonly message: string;
}

// The order of the keys is that of Prism's header.
function violation(side: string, { path = [], severity, code, message }: Diagnostic): Violation {
  return {
    location: [side, ...path],
    severity: severities[severity] ?? "Error",
    ...(code !== undefined && { code }),
    message,
  };
}

/** A violation as Prism lists it in an error of its own. */
function undocumented({ location, severity, code, message }: Record<string, unknown>): Violation {
  return {
    location: ["request", ...(Array.isArray(location) ? location.map(String) : [])],
    severity: String(severity),
    ...((typeof code === "string" || typeof code === "number") && { code }),
    message: String(message),
  };
}

function failure(error: Error): Failed {
  if (!(error instanceof ProblemJsonError)) {
    return { kind: "failed", status: undefined, detail: error.message, headers: {}, violations: [] };
  }
  const { headers, validation } = error.additional ?? {};
  return {
    kind: "failed",
    status: error.status,
    detail: error.detail,
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
    violations: Array.isArray(validation) ? validation.filter(isRecord).map(undocumented) : [],
  };
}
