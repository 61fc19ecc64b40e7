import "./supported-node.ts";

export type { Call } from "./call.ts";
export type { ControlChange, ControlRule, FailureRate, ForcedResponse } from "./control/rules.ts";
export { type Contract, listBrands } from "./documents.ts";
export type { RequestFilter, RequestListener, RequestRecord } from "./log/requests.ts";
export { type Mock, type MockOptions, type ServerOptions, startMock } from "./mock.ts";
export type { Brand, Names, OperationId, PublishedNames } from "./names.ts";
export type {
  Provider,
  ProviderContext,
  ProviderPanel,
  ProviderResponse,
  ProviderRoute,
  ProviderTools,
  RouteRequest,
} from "./provider.ts";
export type { BrandState, MockState, OperationState } from "./state.ts";
