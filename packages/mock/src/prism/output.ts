import type { PrismHttpComponents } from "@stoplight/prism-http";
import { validateOutput as stockValidateOutput } from "@stoplight/prism-http/dist/validator/index.js";
import { findOperationResponse } from "@stoplight/prism-http/dist/validator/utils/spec.js";
import validators from "@stoplight/prism-http/dist/validator/validators/index.js";
import { ValidationContext } from "@stoplight/prism-http/dist/validator/validators/types.js";
import type { PrismOperation, PrismResponse } from "./types.ts";

type ValidateOutput = PrismHttpComponents["validateOutput"];
type Described = PrismOperation["responses"][number];
type Contents = NonNullable<Described["contents"]>;

const json = "application/json";

/**
 * Prism's validation of responses, done once for each response that is kept, and without what cannot fail: of a JSON
 * response that is described as such, without headers, only the body can be wrong.
 */
export function cachingValidateOutput(): ValidateOutput {
  const kept = new WeakMap<PrismResponse, ReturnType<ValidateOutput>>();
  const plain = new WeakMap<PrismOperation, Map<number, Contents | undefined>>();

  const contentsOf = (resource: PrismOperation, status: number): Contents | undefined => {
    const known = plain.get(resource) ?? new Map<number, Contents | undefined>();
    plain.set(resource, known);
    if (!known.has(status)) known.set(status, plainContents(resource, status));
    return known.get(status);
  };
  const validate: ValidateOutput = ({ resource, element }) => {
    const { statusCode, headers, body } = element;
    const contents = headers?.["content-type"] === json ? contentsOf(resource, statusCode) : undefined;
    if (contents === undefined) return stockValidateOutput({ resource, element });
    const bundle: unknown = Reflect.get(resource, "__bundled__");
    // Without a media type the only one is taken, where Prism would compare it first for longer than it checks the body.
    const any = undefined;
    const checked = validators.validateBody(body, contents, ValidationContext.Output, any, undefined, bundle);
    return checked._tag === "Left" ? checked : { _tag: "Right", right: element };
  };
  return (options) => {
    const result = kept.get(options.element) ?? validate(options);
    kept.set(options.element, result);
    return result;
  };
}

/** What describes the body, where nothing else is described: a status that is not has no such response either. */
function plainContents({ responses }: PrismOperation, status: number): Contents | undefined {
  const found = findOperationResponse([...responses], status);
  if (found._tag === "None") return undefined;
  const { contents = [], headers = [] } = found.value;
  return headers.length === 0 && contents.length === 1 && contents[0]?.mediaType === json
    ? contents
    : undefined;
}
