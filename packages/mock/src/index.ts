export type { ControlAnswer, ControlChange, ControlRule, FailureRate } from "./control/rules.ts";
export { listBrands } from "./documents.ts";
export type { RequestListener, RequestRecord } from "./log/requests.ts";
export {
  type BrandState,
  type Mock,
  type MockOptions,
  type MockState,
  type OperationState,
  type ServerOptions,
  startMock,
} from "./mock.ts";
